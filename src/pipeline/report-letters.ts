/** Reports as people get them: written in a language, printed, or put into the outbox for each team. */
import { letterTo } from '../alerts/dispatch.ts';
import type { Language } from '../alerts/figures.ts';
import { composeReport } from '../alerts/report.ts';
import type { Message } from '../domain/notification.ts';
import { periodNumber } from '../domain/period.ts';
import type { ReportFigures } from '../domain/report.ts';
import { enqueue } from '../store/outbox.ts';
import { printDocument } from '../web/print.ts';
import { touchpointNames } from './brief.ts';
import { type ReportContext, type ReportQuestion, reportFigures } from './report.ts';
import { unsubscribeAt } from './unsubscribe.ts';

/** A report in a language. */
export function writeReport(
  { config }: Pick<ReportContext, 'config'>,
  figures: ReportFigures,
  language: Language,
): Message {
  const nameIn = (all: readonly { readonly id: string; readonly name: string }[]) => {
    const names = new Map(all.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  };
  return composeReport(
    {
      figures,
      names: {
        brand: nameIn(config.brands),
        location: nameIn(config.locations),
        region: nameIn(config.regions),
        touchpoint: touchpointNames(config),
        team: nameIn(config.teams),
      },
    },
    language,
  );
}

/** The same on paper. */
export function printReport({ config }: Pick<ReportContext, 'config'>, { html }: Message): Promise<Uint8Array> {
  return printDocument(html, config.browser.path ? { browserPath: config.browser.path } : {});
}

/**
 * Puts the report of every team (or of one) into the outbox, in its language; a team that got it already gets no second
 * one. Returns how many messages wait because of it.
 */
export async function sendReports(
  context: ReportContext,
  { period, team: only }: Omit<ReportQuestion, 'brand'>,
): Promise<number> {
  let sent = 0;
  for (const team of context.config.teams) {
    if ((only !== undefined && team.id !== only) || team.receivers.length === 0) continue;
    const figures = await reportFigures(context, { period, team: team.id });
    const message = { ...writeReport(context, figures, team.language), ...unsubscribeAt(context.config) };
    const letters = team.receivers.map(({ id }) =>
      letterTo({ team: team.id, receiver: id }, message, periodNumber(period), context.now()),
    );
    await enqueue(context.opened.db, letters);
    sent += letters.length;
  }
  return sent;
}
