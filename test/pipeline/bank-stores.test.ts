/** Show 4 on both databases; `npm run bench:drift -- replay` does all thousand splits. */
import { expect, it } from 'vitest';
import { storeReplay } from '../../bench/drift/store-replay.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase((_name, database) => {
  it('a log with late reviews, edits and deletions says the same, byte for byte, wherever it was put away and taken out again', async () => {
    const { db } = await database.open();
    const { different, types, restored, splits } = await storeReplay(db, 2, 2);
    expect(different).toEqual([]);
    expect(splits).toBe(4);
    // The property says nothing of logs that say nothing, or that were never put away.
    for (const type of ['drift', 'burst', 'recovered', 'silence'])
      expect(types.get(type) ?? 0, type).toBeGreaterThan(0);
    expect(restored).toBeGreaterThan(20);
  });
});
