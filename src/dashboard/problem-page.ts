/** The pages for what went wrong: what happened, and what to do now. */
import { html } from 'hono/html';
import type { Paper } from './paper.ts';
import type { Page } from './route.ts';
import type { CommonWords } from './words/common.ts';

export type Problem = keyof CommonWords['problems'] | 'busy';

export function problemPage(problem: Problem, paper: Paper): Page {
  const { words } = paper;
  const [title, advice] = problem === 'busy' ? words.busy : words.problems[problem];
  return {
    title,
    body: html`<p>${advice}</p><p><a href="/">${words.backToOverview}</a></p>`,
  };
}
