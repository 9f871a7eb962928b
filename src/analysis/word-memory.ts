/**
 * What single words say to a model, remembered by form: sums of table rows and projections of word vectors are linear, so
 * they can be summed once a word instead of once an occurrence. Apart: it is what makes reading fast, and bounded.
 */
import { gramHashes, hashOf, stemFeature, wordFeature } from './features.ts';
import type { Network } from './network.ts';
import { addRow, noSums, type Sums, type Table } from './table.ts';
import type { Entry } from './word-entries.ts';

/** Words remembered; each takes about 600 bytes. The longest unused is forgotten for a new one, so hostile text cannot fill the heap. */
export const REMEMBERED_WORDS = 24_576;

/** What one table makes of each remembered word: `outputs` sums of its word and stem, the same negated, of its n-grams. */
export interface TableMemory {
  readonly table: Table;
  readonly sums: Int16Array;
  /** Room for the sums of the clause, sentence and text that is being read; reused, as making it costs more than summing. */
  readonly room: { readonly clause: Sums; readonly sentence: Sums; readonly whole: Sums };
}

/** Remembered words by slot. Slots stay valid until the next `turn`; up to `REMEMBERED_WORDS` words may be asked for in between. */
export interface WordMemory {
  /** From now on, slots asked for before may be given to other words. */
  turn(): void;
  /** Slot of a word. */
  slotOf(entry: Entry): number;
  /** By slot. */
  readonly hashes: Int32Array;
  readonly gramCounts: Int32Array;
  readonly sentiment: TableMemory;
  readonly heads: TableMemory;
}

/** An empty memory for a model's tables and network, which keeps words by the same slots. */
export function createWordMemory(sentiment: Table, heads: Table, network: Network): WordMemory {
  const slots = new Map<string, number>();
  const memory = {
    hashes: new Int32Array(REMEMBERED_WORDS),
    gramCounts: new Int32Array(REMEMBERED_WORDS),
    sentiment: tableMemory(sentiment),
    heads: tableMemory(heads),
  };
  const forms: string[] = [];
  /** The turn in which a slot was asked for last, and whether it was since the hand came by. */
  const turns = new Uint32Array(REMEMBERED_WORDS);
  const asked = new Uint8Array(REMEMBERED_WORDS);
  let now = 1;
  let hand = 0;
  // The clock algorithm: frequent words are asked for again before the hand comes by, and stay.
  const freeSlot = (): number => {
    if (forms.length < REMEMBERED_WORDS) return forms.length;
    while (asked[hand] === 1 || turns[hand] === now) {
      asked[hand] = 0;
      hand = (hand + 1) % REMEMBERED_WORDS;
    }
    slots.delete(forms[hand]!);
    return hand;
  };
  const remember = ({ form, stem }: Entry): number => {
    const slot = freeSlot();
    forms[slot] = form;
    slots.set(form, slot);
    const grams = gramHashes(form);
    const own = hashOf(form);
    const ofStem = hashOf(stem);
    memory.hashes[slot] = own;
    memory.gramCounts[slot] = grams.length;
    rememberSums(memory.sentiment, slot, own, ofStem, grams);
    rememberSums(memory.heads, slot, own, ofStem, grams);
    network.remember(slot, form, grams);
    return slot;
  };
  return {
    ...memory,
    turn: () => {
      now++;
    },
    slotOf: (entry) => {
      let { slot } = entry;
      if (forms[slot] !== entry.form) {
        slot = slots.get(entry.form) ?? remember(entry);
        entry.slot = slot;
      }
      asked[slot] = 1;
      turns[slot] = now;
      return slot;
    },
  };
}

function tableMemory(table: Table): TableMemory {
  const room = { clause: noSums(table), sentence: noSums(table), whole: noSums(table) };
  return { table, sums: new Int16Array(REMEMBERED_WORDS * 3 * table.outputs.length), room };
}

function rememberSums(
  { table, sums }: TableMemory,
  slot: number,
  own: number,
  stem: number,
  grams: readonly number[],
): void {
  const outputs = table.outputs.length;
  const fresh = new Int32Array(3 * outputs);
  for (let negated = 0; negated < 2; negated++) {
    addRow(table, wordFeature(own), fresh, negated * outputs);
    addRow(table, stemFeature(stem, negated === 1), fresh, negated * outputs);
  }
  for (const gram of grams) addRow(table, gram, fresh, 2 * outputs);
  sums.set(fresh, slot * 3 * outputs);
}
