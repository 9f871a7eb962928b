/** The part of a letter that says whose share is what: a table that adds up, and what stands behind its first line. */
import type { Contribution } from '../domain/drift.ts';
import type { Incident } from '../domain/incident.ts';
import type { Pen } from './pen.ts';
import { roundTo, sharesOf } from './shares.ts';

/** Rows and total are ready to print; `notes` are sentences. */
export interface LetterTable {
  readonly caption: string;
  readonly unit: string;
  readonly rows: readonly { readonly name: string; readonly value: string; readonly percent?: string }[];
  readonly total: { readonly name: string; readonly value: string };
  readonly notes: readonly string[];
}

/** The table of an incident; undefined without an explanation. */
export function tableOf(incident: Incident, pen: Pen): LetterTable | undefined {
  const { decomposition, scale } = incident;
  if (!decomposition) return undefined;
  const { wording, figures: number, touchpoint } = pen;
  const { before, after, contributions, praise } = decomposition;
  const percentOf = (share: number): string => number.percent(Math.round(100 * share));
  const shares = sharesOf(decomposition, number.quantum, incident.touchpoint);
  const unit =
    scale === 'stars' ? wording.unit.stars : scale === 'recommend' ? wording.unit.share : wording.unit.points;
  const lead = contributions.find((part) => part.touchpoint === incident.touchpoint);
  const leadQuanta = shares.rows.find((row) => row.touchpoint === lead?.touchpoint)?.quanta;
  // What is praised more did change, though it cost no points before.
  const calm = shares.unaffected.filter((id) => id !== praise?.touchpoint);
  const notes = [
    ...(lead && leadQuanta !== undefined ? leadNotes(lead, leadQuanta, pen) : []),
    ...(praise
      ? [wording.praised(touchpoint(praise.touchpoint), percentOf(praise.before), percentOf(praise.after))]
      : []),
    ...(calm.length > 0 ? [wording.unaffected(wording.list(calm.map(touchpoint)))] : []),
  ];
  const compared = incident.kind === 'erosion' ? wording.erosionCompared : wording.compared;
  return {
    caption: compared(
      number.level(before.mean),
      number.count(before.n),
      number.level(after.mean),
      number.count(after.n),
    ),
    unit,
    rows: shares.rows.map((row) => ({
      name: row.touchpoint ? touchpoint(row.touchpoint) : row.line ? wording[row.line] : wording.rest,
      value: number.quanta(row.quanta),
      ...(row.percent !== undefined && { percent: number.percent(row.percent) }),
    })),
    total: { name: wording.total, value: number.quanta(shares.total) },
    notes,
  };
}

function leadNotes(lead: Contribution, quanta: number, pen: Pen): readonly string[] {
  const { wording, figures: number } = pen;
  const [moreOften = 0, worse = 0] = roundTo(quanta, [lead.moreOften / number.quantum, lead.worse / number.quantum]);
  const name = pen.touchpoint(lead.touchpoint);
  const parts = (['people', 'policy', 'tools'] as const)
    .map((cause) => ({ cause, share: lead.causes?.[cause] ?? 0 }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
  const whole = parts.reduce((sum, { share }) => sum + share, 0);
  const percents = roundTo(
    100,
    parts.map(({ share }) => (100 * share) / whole),
  );
  const causes = parts.map(({ cause }, index) => `${wording.cause[cause]} ${number.percent(percents[index] ?? 0)}`);
  const byCause = causeParts(lead, quanta, pen);
  return [
    wording.split(name, number.quanta(moreOften), number.quanta(worse)),
    ...(byCause.length > 0
      ? [wording.byCause(name, wording.list(byCause))]
      : causes.length > 0
        ? [wording.causes(name, wording.list(causes))]
        : []),
  ];
}

/** Points by named cause, adding up to the line of the table; nothing where no named cause can be seen. */
function causeParts({ byCause }: Contribution, quanta: number, { wording, figures: number }: Pen): string[] {
  if (!byCause) return [];
  const parts = (['people', 'policy', 'tools', 'none'] as const).map((cause) => ({
    cause,
    delta: byCause[cause] ?? 0,
  }));
  const rounded = roundTo(
    quanta,
    parts.map(({ delta }) => delta / number.quantum),
  );
  const seen = parts
    .map(({ cause }, index) => ({ cause, points: rounded[index] ?? 0 }))
    .filter(({ points }) => points !== 0)
    .sort((a, b) => Number(a.cause === 'none') - Number(b.cause === 'none') || Math.abs(b.points) - Math.abs(a.points));
  if (!seen.some(({ cause }) => cause !== 'none')) return [];
  return seen.map(
    ({ cause, points }) => `${cause === 'none' ? wording.noCause : wording.cause[cause]} ${number.quanta(points)}`,
  );
}
