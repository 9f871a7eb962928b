/** Checks what touchpoints of a customer's own stand for: renamed, joined, cut out of another. Apart: one entry's word against another's. */
import { DEFAULT_TOUCHPOINTS } from '../analysis/default-journey.ts';
import { valueAt } from './check.ts';
import { type Path, type Problem, quoted } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

interface Step {
  readonly index: number;
  readonly id: string;
  /** Trained touchpoints that it takes, and where it says so. */
  readonly heads: readonly string[];
  readonly headsAt: Path;
  readonly partOf?: string;
  readonly saysBoth: boolean;
}

/** A trained touchpoint goes to one id only; a part has phrases and a whole that is there. Works on the data as written. */
export function checkJourney(file: YamlFile | undefined, problems: Problem[]): void {
  const list = valueAt(file?.data, ['touchpoints']);
  if (!file || !Array.isArray(list)) return;
  const steps = list.flatMap((entry, index) => readStep(entry, index));
  const tell = (path: Path, expected: string, found: string) =>
    void problems.push({ file: file.name, ...file.place(path), path, expected, found });
  const takenBy = new Map<string, string>();
  for (const step of steps) {
    for (const head of step.heads) {
      const other = takenBy.get(head);
      if (other === undefined) takenBy.set(head, step.id);
      else if (other !== step.id)
        tell(
          step.headsAt,
          `a trained touchpoint that no other step stands for (to cut a step out of another: partOf, with phrases)`,
          `${quoted(head)}, which ${quoted(other)} stands for`,
        );
    }
  }
  for (const step of steps) checkPart(step, steps, file, tell);
}

function checkPart(
  { index, id, partOf, saysBoth }: Step,
  steps: readonly Step[],
  file: YamlFile,
  tell: (path: Path, expected: string, found: string) => void,
): void {
  const path = ['touchpoints', index, 'partOf'];
  if (saysBoth) {
    tell(path, 'either meaning or partOf', 'both');
    return;
  }
  if (partOf === undefined) return;
  const whole = steps.find((step) => step.id === partOf);
  if (partOf === id) tell(path, 'another touchpoint than itself', quoted(partOf));
  else if (!whole) tell(path, `a touchpoint of touchpoints.yaml (${listOf(steps, id)})`, quoted(partOf));
  else if (whole.partOf !== undefined)
    tell(path, 'a touchpoint that is no part itself', `${quoted(partOf)}, part of ${quoted(whole.partOf)}`);
  const phrases = valueAt(file.data, ['phrases', id]);
  const lists = typeof phrases === 'object' && phrases !== null ? Object.values(phrases) : [];
  if (!lists.some((list) => Array.isArray(list) && list.length > 0))
    tell(path, `phrases of ${quoted(id)} in at least one language, to know the part by`, 'none');
}

function listOf(steps: readonly Step[], but: string): string {
  return steps
    .filter(({ id }) => id !== but)
    .slice(0, 20)
    .map(({ id }) => id)
    .join(', ');
}

/** Nothing for an entry without an id: that is the schema's business. */
function readStep(entry: unknown, index: number): Step[] {
  const id = valueAt(entry, ['id']);
  if (typeof id !== 'string') return [];
  const meaning = valueAt(entry, ['meaning']);
  const partOf = valueAt(entry, ['partOf']);
  const isPart = typeof partOf === 'string';
  const names = meaning === undefined ? (isPart ? [] : [id]) : Array.isArray(meaning) ? meaning : [meaning];
  return [
    {
      index,
      id,
      heads: [...new Set(names)].filter((name) => DEFAULT_TOUCHPOINTS.some((head) => head === name)),
      headsAt: meaning === undefined ? ['touchpoints', index, 'id'] : ['touchpoints', index, 'meaning'],
      ...(isPart && { partOf }),
      saysBoth: meaning !== undefined && partOf !== undefined,
    },
  ];
}
