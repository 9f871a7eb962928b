/** Counts the rows of one file and keeps the first problems in words, so that no row is lost in silence. */
import type { RawReview } from '../../../domain/review.ts';
import type { RunEnd } from '../../../domain/run.ts';
import type { RowReading } from './read-row.ts';
import type { Entry, Row } from './rows.ts';

const PROBLEMS_SHOWN = 5;

/** A class because its counts live exactly as long as one reading of a file. */
export class Tally {
  read = 0;
  /** Rows that could not be read: wrong scores, wrong dates, cells too many. */
  bad = 0;
  /** Rows that rate, recommend and say nothing: sound, and no review. */
  blank = 0;
  readonly problems: string[] = [];

  /** The row's review in a list of one; undefined when it is a bad row. */
  take(row: Entry, reader: (row: Row) => RowReading): readonly RawReview[] | undefined {
    if ('columns' in row) return undefined;
    this.read += 1;
    const reading = 'cells' in row ? reader(row) : row;
    if ('review' in reading) return [reading.review];
    if ('blank' in reading) {
      this.blank += 1;
      return undefined;
    }
    this.bad += 1;
    if (this.problems.length < PROBLEMS_SHOWN) this.problems.push(`${row.at}: ${reading.problem}`);
    return undefined;
  }

  /** How the reading ended. */
  end(interrupted = false): RunEnd {
    if (interrupted) return { outcome: 'partial', reason: `Interrupted after ${this.read} rows` };
    if (this.read === this.blank)
      return {
        outcome: 'layout-changed',
        reason: `None of ${this.read} rows rates, recommends or says anything`,
        stop: 'end',
      };
    const said = this.blank > 0 ? { reason: `${this.blank} of ${this.read} rows rate, recommend and say nothing` } : {};
    if (this.bad === 0) return { outcome: 'complete', stop: 'end', ...said };
    const more = this.bad > this.problems.length ? `; and ${this.bad - this.problems.length} more` : '';
    const reason = `${this.bad} of ${this.read} rows were left out: ${this.problems.join('; ')}${more}`;
    return { outcome: this.bad + this.blank === this.read ? 'layout-changed' : 'partial', reason, stop: 'end' };
  }
}
