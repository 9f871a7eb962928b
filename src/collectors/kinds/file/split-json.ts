/** Cuts JSON text that comes in pieces into records, without parsing it; apart from what the records hold. */

/** Cuts text that comes in pieces into records. */
export interface Splitter {
  readonly push: (chunk: string) => string[];
  readonly end: () => string[];
  /** Characters of the record that is not yet complete. */
  readonly pending: () => number;
}

/** Lines. */
export function lineSplitter(): Splitter {
  let parts: string[] = [];
  let length = 0;
  return {
    push(chunk) {
      const lines = chunk.split('\n');
      const last = lines.pop() ?? '';
      const complete = lines.length > 0 ? [parts.join('') + (lines[0] ?? ''), ...lines.slice(1)] : [];
      if (lines.length > 0) [parts, length] = [[], 0];
      parts.push(last);
      length += last.length;
      return complete;
    },
    end: () => (length > 0 ? [parts.join('')] : []),
    pending: () => length,
  };
}

/** Elements of an array `level` brackets deep: 1 for a whole-file array, 2 for an array inside one object. */
export function elementSplitter(level: number): Splitter {
  const mark = /["\\[\]{},]/g;
  let depth = 0;
  let inString = false;
  let inArray = false;
  let parts: string[] = [];
  let length = 0;
  let skip = false;
  const keep = (text: string): void => {
    if (!inArray || depth < level) return;
    parts.push(text);
    length += text.length;
  };
  const take = (): string[] => {
    const text = parts.join('');
    [parts, length] = [[], 0];
    return text.trim() === '' ? [] : [text];
  };
  const step = (char: string): string[] => {
    if (inString) {
      if (char === '\\') skip = true;
      if (char === '"') inString = false;
      keep(char);
    } else if (char === '"') {
      inString = true;
      keep(char);
    } else if (char === '{' || char === '[') {
      keep(char);
      depth += 1;
      if (char === '[' && depth === level) inArray = true;
    } else if (char === '}' || char === ']') {
      depth -= 1;
      if (inArray && depth < level) {
        inArray = false;
        return take();
      }
      keep(char);
    } else if (char === ',' && depth === level && inArray) return take();
    else keep(char);
    return [];
  };
  return {
    push(chunk) {
      const complete: string[] = [];
      let from = 0;
      if (skip && chunk.length > 0) {
        keep(chunk[0] ?? '');
        from = 1;
        skip = false;
      }
      for (;;) {
        mark.lastIndex = from;
        const found = mark.exec(chunk);
        keep(chunk.slice(from, found ? found.index : chunk.length));
        if (!found) return complete;
        complete.push(...step(found[0]));
        from = found.index + 1;
        if (!skip) continue;
        if (from >= chunk.length) return complete;
        keep(chunk[from] ?? '');
        from += 1;
        skip = false;
      }
    },
    end: take,
    pending: () => length,
  };
}
