/** What of a shown message cannot be read: text out of its box or the window, text too near to the colour behind it. */
import type { Page } from 'playwright';

/** How a mail program treats colours: as they are, or with light and dark turned round (which some do by themselves). */
export type Colours = 'as written' | 'turned round';

/** One sentence for each fault of the page as it is shown now. Contrast as WCAG 2 counts it, 4.5 at least. */
export async function faultsOf(page: Page, colours: Colours): Promise<readonly string[]> {
  return (await page.evaluate(`(${FIND_FAULTS})(${colours === 'turned round'})`)) as string[];
}

/** Runs in the page. Turned round: lightness mirrored, hue and saturation kept. */
const FIND_FAULTS = String.raw`(turned) => {
  const faults = [];
  const wide = document.documentElement.clientWidth;
  const whole = document.documentElement.scrollWidth;
  if (whole > wide) faults.push('the page is ' + whole + ' wide in ' + wide);
  const parse = (text) => {
    const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return { colour: [r, g, b], opacity: a };
  };
  const turn = ([r, g, b]) => {
    const shift = 255 - Math.max(r, g, b) - Math.min(r, g, b);
    return [r + shift, g + shift, b + shift];
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { colour, opacity } = parse(getComputedStyle(one).backgroundColor);
      if (opacity === 1) return colour;
      if (opacity > 0) faults.push('half-transparent background at ' + one.tagName);
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.textContent.trim();
    if (words === '') continue;
    const what = JSON.stringify(words.slice(0, 40));
    const range = document.createRange();
    range.selectNodeContents(node);
    const cell = element.closest('td, th, .voice, .code, a, .card, main').getBoundingClientRect();
    for (const box of range.getClientRects()) {
      if (box.width === 0) continue;
      if (box.left < -0.5 || box.right > wide + 0.5) faults.push(what + ' leaves the window');
      else if (box.left < cell.left - 0.5 || box.right > cell.right + 0.5) faults.push(what + ' leaves its box');
    }
    const style = getComputedStyle(element);
    if (style.visibility !== 'visible' || style.opacity !== '1') faults.push(what + ' is not shown');
    const seen = (colour) => luminance(turned ? turn(colour) : colour);
    const [ink, paper] = [seen(parse(style.color).colour), seen(behind(element))];
    const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    if (contrast < 4.5) faults.push(what + ' has a contrast of ' + contrast.toFixed(2) + ' (' + style.color + ')');
  }
  for (const element of document.querySelectorAll('body *')) {
    const clips = getComputedStyle(element).overflowX !== 'visible';
    if (clips && element.scrollWidth > element.clientWidth) faults.push(element.tagName + ' is clipped');
  }
  return faults;
}`;
