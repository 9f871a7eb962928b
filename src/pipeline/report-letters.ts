/** Reports as people get them: written in a language, printed, or put into the outbox for each team. */
import { letterTo } from '../alerts/dispatch.ts';
import type { Language } from '../alerts/figures.ts';
import { composeReport } from '../alerts/report.ts';
import type { Message, Notification } from '../domain/notification.ts';
import { type Period, periodNumber } from '../domain/period.ts';
import type { ReportFigures } from '../domain/report.ts';
import type { Team } from '../domain/team.ts';
import { enqueue } from '../store/outbox.ts';
import { printDocument } from '../web/print.ts';
import { touchpointNames } from './brief.ts';
import type { StoreContext } from './open-store.ts';
import { type ReportContext, type ReportQuestion, reportFigures } from './report.ts';
import { unsubscribeAt } from './unsubscribe.ts';

/** What letters are written with. */
type LetterContext = ReportContext & Pick<StoreContext, 'log'>;

/** Receivers that hand on a document. */
const CARRIERS: ReadonlySet<string> = new Set(['email', 'file']);

/** A report in a language. */
export function writeReport(
  { config }: Pick<ReportContext, 'config'>,
  figures: ReportFigures,
  language: Language,
  lacksPdf = false,
): Message {
  const nameIn = (all: readonly { readonly id: string; readonly name: string }[]) => {
    const names = new Map(all.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  };
  return composeReport(
    {
      figures,
      lacksPdf,
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

/** Prints until it fails: why is said once, and what comes after goes without paper. */
export type Press = (message: Message) => Promise<Uint8Array | undefined>;

/** For the letters of one pass. */
export function openPress(context: LetterContext): Press {
  let broken = false;
  return async (message) => {
    if (broken) return undefined;
    try {
      return await printReport(context, message);
    } catch (error) {
      broken = true;
      const detail = error instanceof Error ? error.message : String(error);
      context.log.warn({ detail }, 'reports go out without a PDF: no browser could print it');
      return undefined;
    }
  };
}

/** A team's report of a period, one letter a receiver, in its language; printed where a receiver carries documents. */
export async function reportLetters(
  context: LetterContext,
  press: Press,
  period: Period,
  team: Team,
): Promise<readonly Notification[]> {
  const figures = await reportFigures(context, { period, team: team.id });
  const leave = unsubscribeAt(context.config);
  const message = { ...writeReport(context, figures, team.language), ...leave };
  const isCarried = team.receivers.some(({ notifier }) => CARRIERS.has(notifier));
  const pdf = isCarried ? await press(message) : undefined;
  const printed: Message = pdf
    ? { ...message, document: { name: `${period.name}.pdf`, pdf: Buffer.from(pdf).toString('base64') } }
    : isCarried
      ? { ...writeReport(context, figures, team.language, true), ...leave }
      : message;
  return team.receivers.map(({ id, notifier }) =>
    letterTo(
      { team: team.id, receiver: id },
      CARRIERS.has(notifier) ? printed : message,
      periodNumber(period),
      context.now(),
    ),
  );
}

/**
 * Puts the report of every team (or of one) into the outbox; a team that got it already gets no second one. Returns how many
 * messages wait because of it.
 */
export async function sendReports(
  context: LetterContext,
  { period, team: only }: Omit<ReportQuestion, 'brand'>,
): Promise<number> {
  const press = openPress(context);
  let sent = 0;
  for (const team of context.config.teams) {
    if ((only !== undefined && team.id !== only) || team.receivers.length === 0) continue;
    const letters = await reportLetters(context, press, period, team);
    await enqueue(context.opened.db, letters);
    sent += letters.length;
  }
  return sent;
}
