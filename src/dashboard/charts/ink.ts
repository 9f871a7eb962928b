/** What the classes of chart elements look like, in light, dark and on paper: one list for pages and for PNG files. */

interface Ink {
  readonly property: 'fill' | 'stroke';
  readonly light: string;
  readonly dark: string;
}

/** Contrast at least 4.5 for text and 3 for what must be told apart, on the card of its theme (WCAG 2.2, 1.4.3 and 1.4.11). */
const INKS: Readonly<Record<string, Ink>> = {
  'ink-text': { property: 'fill', light: '#344054', dark: '#e4e7ec' },
  'ink-soft': { property: 'fill', light: '#475467', dark: '#cbd2dc' },
  'ink-rule': { property: 'stroke', light: '#d0d5dd', dark: '#475467' },
  'ink-line': { property: 'stroke', light: '#175cd3', dark: '#84caff' },
  'ink-dot': { property: 'fill', light: '#175cd3', dark: '#84caff' },
  'ink-band': { property: 'fill', light: '#d1e0ff', dark: '#1f3a66' },
  'ink-before': { property: 'fill', light: '#667085', dark: '#98a2b3' },
  'ink-before-line': { property: 'stroke', light: '#667085', dark: '#98a2b3' },
  'ink-worse': { property: 'fill', light: '#b42318', dark: '#fda29b' },
  'ink-worse-line': { property: 'stroke', light: '#b42318', dark: '#fda29b' },
  'ink-better': { property: 'fill', light: '#067647', dark: '#75e0a7' },
  'ink-better-line': { property: 'stroke', light: '#067647', dark: '#75e0a7' },
  'ink-people': { property: 'fill', light: '#6938ef', dark: '#bdb4fe' },
  'ink-policy': { property: 'fill', light: '#b54708', dark: '#fec84b' },
  'ink-tools': { property: 'fill', light: '#0e7090', dark: '#67e3f9' },
  'ink-link': { property: 'stroke', light: '#6c84b3', dark: '#8ba7dc' },
  'ink-path': { property: 'stroke', light: '#e4e7ec', dark: '#344054' },
  'ink-better-node': { property: 'fill', light: '#067647', dark: '#75e0a7' },
  // What a step costs, from nothing to much; each with what is written on it.
  'ink-heat-0': { property: 'fill', light: '#f2f4f7', dark: '#2b3a50' },
  'ink-on-heat-0': { property: 'fill', light: '#1d2939', dark: '#f2f4f7' },
  'ink-heat-1': { property: 'fill', light: '#fdead9', dark: '#4a3a30' },
  'ink-on-heat-1': { property: 'fill', light: '#1d2939', dark: '#fdead9' },
  'ink-heat-2': { property: 'fill', light: '#f9ba94', dark: '#7e4a2c' },
  'ink-on-heat-2': { property: 'fill', light: '#1d2939', dark: '#ffffff' },
  'ink-heat-3': { property: 'fill', light: '#c9431f', dark: '#e8744a' },
  'ink-on-heat-3': { property: 'fill', light: '#ffffff', dark: '#0c111d' },
  'ink-heat-4': { property: 'fill', light: '#8f1d14', dark: '#ffb199' },
  'ink-on-heat-4': { property: 'fill', light: '#ffffff', dark: '#0c111d' },
  'ink-halo': { property: 'stroke', light: '#ffffff', dark: '#1d2939' },
  'ink-card': { property: 'fill', light: '#ffffff', dark: '#1d2939' },
};

/** For pages: follows the theme, and is light on paper. */
export function chartStyle(): string {
  return `${rules('light')}\n@media screen and (prefers-color-scheme: dark) {\n${rules('dark')}\n}\n`;
}

/** For files: the light theme alone. */
export function rules(theme: 'light' | 'dark'): string {
  return Object.entries(INKS)
    .map(([name, ink]) => `.${name}{${ink.property}:${ink[theme]}}`)
    .join('\n');
}
