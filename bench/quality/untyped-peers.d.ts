/** Peers that ship no types, as far as they are used here. */
declare module '@nlpjs/core' {
  export class Container {
    use(plugin: unknown): void;
  }
}
declare module '@nlpjs/lang-en' {
  export class LangEn {
    register(container: unknown): void;
  }
}
declare module '@nlpjs/lang-fr' {
  export class LangFr {
    register(container: unknown): void;
  }
}
declare module '@nlpjs/lang-fa' {
  export class LangFa {
    register(container: unknown): void;
  }
}
declare module '@nlpjs/sentiment' {
  export class SentimentAnalyzer {
    constructor(settings: { container: unknown });
    process(input: { locale: string; text: string }): Promise<{ sentiment: { score: number } }>;
  }
}
declare module 'natural/lib/natural/sentiment/index.js' {
  const sentiment: {
    SentimentAnalyzer: new (
      language: string,
      stemmer: unknown,
      lexicon: string,
    ) => { getSentiment(words: string[]): number };
  };
  export = sentiment;
}
declare module 'sentiment' {
  class Sentiment {
    analyze(text: string): { score: number };
  }
  export = Sentiment;
}
declare module 'vader-sentiment' {
  const vader: { SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } } };
  export = vader;
}
declare module 'wink-sentiment' {
  function wink(text: string): { score: number };
  export = wink;
}
