/** What a Node user would pick today instead, on the same texts in the same run: lexicons that npm packages ship. */
import { Container } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en';
import { LangFa } from '@nlpjs/lang-fa';
import { LangFr } from '@nlpjs/lang-fr';
import { SentimentAnalyzer as NlpjsAnalyzer } from '@nlpjs/sentiment';
import natural from 'natural/lib/natural/sentiment/index.js';
import { PorterStemmer, PorterStemmerFr } from 'natural/lib/natural/stemmers/index.js';
import Sentiment from 'sentiment';
import vader from 'vader-sentiment';
import wink from 'wink-sentiment';

/** `score`: above 0 is positive, below negative; within ±`neutral` it is neither. */
export interface Peer {
  readonly name: string;
  readonly neutral: number;
  score(text: string): number | Promise<number>;
}

/** Peers by language; natural has no lexicon for Persian, and no stemmer that changes a Persian word. */
export const peers: Readonly<Record<string, readonly Peer[]>> = {
  en: [
    naturalPeer('natural afinn', 'English', 'afinn'),
    naturalPeer('natural afinn + Porter', 'English', 'afinn', PorterStemmer),
    naturalPeer('natural senticon', 'English', 'senticon'),
    naturalPeer('natural pattern', 'English', 'pattern'),
    { name: 'sentiment', neutral: 0, score: sentimentScore() },
    {
      name: 'vader-sentiment',
      neutral: 0.05,
      score: (text) => vader.SentimentIntensityAnalyzer.polarity_scores(text).compound,
    },
    { name: 'wink-sentiment', neutral: 0, score: (text) => wink(text).score },
    nlpjsPeer('en', LangEn),
  ],
  fr: [
    naturalPeer('natural pattern', 'French', 'pattern'),
    naturalPeer('natural pattern + Porter', 'French', 'pattern', PorterStemmerFr),
    nlpjsPeer('fr', LangFr),
  ],
  fa: [nlpjsPeer('fa', LangFa)],
};

function naturalPeer(name: string, language: string, lexicon: string, stemmer: unknown = null): Peer {
  const analyzer = new natural.SentimentAnalyzer(language, stemmer, lexicon);
  return { name, neutral: 0, score: (text) => analyzer.getSentiment(wordsOf(text)) || 0 };
}

function sentimentScore(): (text: string) => number {
  const analyzer = new Sentiment();
  return (text) => analyzer.analyze(text).score;
}

/** Registered as the packages' own documentation does it. */
function nlpjsPeer(locale: string, Lang: new () => { register(container: unknown): void }): Peer {
  const container = new Container();
  container.use(Lang);
  const analyzer = new NlpjsAnalyzer({ container });
  return {
    name: '@nlpjs/sentiment',
    neutral: 0,
    score: async (text) => (await analyzer.process({ locale, text })).sentiment.score,
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
}
