import { it } from 'vitest';
import { draw, random } from '../../bench/drift/random.ts';
import { sourceId } from '../../src/domain/ids.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { asCsv, badDays, calmDays, openPipeline, testIo } from '../support/pipeline.ts';
import { makeProject, vigie } from '../support/project.ts';

it('shows', async () => {
  const project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop \u001b[31m\u202ered' }],
      locations: [
        { id: 'north', name: 'Shop North' },
        { id: 'south', name: 'Shop South' },
      ],
      sources: ['north', 'south'].map((id) => ({ id, location: id, kind: 'file', access: 'export' })),
    },
  });
  const io = testIo();
  const { context, close } = await openPipeline(project, io);
  const rng = random(3);
  const LAW = [0.06, 0.04, 0.06, 0.2, 0.64];
  const mixed = calmDays(-300, -4).map((r) => ({ ...r, rating: 1 + draw(rng, LAW) }));
  const rows = [...mixed, ...badDays(-4, -3)];
  const file = await project.file('a.csv', asCsv(rows));
  await importFile(context, file, { source: sourceId.parse('north') });
  const file2 = await project.file('b.csv', asCsv([...calmDays(-400, -12, 1), ...badDays(-12, 0, 1)]));
  await importFile(context, file2, { source: sourceId.parse('south') });
  await analyseReviews(context);
  await detectDrift(context);
  await close();
  const say = async (...args: string[]) => {
    const t = Date.now();
    const end = await vigie([...args, '--config', project.config]);
    console.log(
      `$ vigie ${args.join(' ')} -> ${end.code} (${Date.now() - t} ms)\n${end.stdout}${end.stderr ? `[stderr] ${end.stderr}` : ''}`,
    );
  };
  await say('explain');
  await say('explain', '--stream', 'shop/north/*/overall/stars');
  await say('explain', '--stream', 'shop/south/*/overall/stars');
  await say('explain', '--stream', 'shop/south/delivery/attributed/stars');
  await say('explain', '--stream', 'shop/*/*/overall/stars');
  await say('explain', '--stream', 'shop/nroth/*/overall/stars');
  await say('explain', '--stream', 'north');
  await say('explain', '--stream', '\u001b[31mzzz');
  await say('explain', 'shop/south/delivery/down/1');
  await say('backtest');
  await say('backtest', '--locatoin', 'x');
  await say('backtest', '--location', 'sotuh', '--json');
  await say('backtest', '--budget', '-1');
  await say('backtest', '--location', 'south', '--arl', '2000', '--json');
  await project.remove();
}, 120000);
