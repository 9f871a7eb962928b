import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { productToken, readRobots } from '../../src/web/robots-rules.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

function allows(robots: string, path: string, agent = 'vigie'): boolean {
  return readRobots(Buffer.from(robots), agent).allows(`https://example.org${path}`);
}

describe('robots rules', () => {
  it('the longest rule wins, and allow wins a tie', () => {
    const robots = 'User-agent: *\nDisallow: /reviews\nAllow: /reviews/public\nDisallow: /a\nAllow: /a';
    expect(allows(robots, '/reviews/1')).toBe(false);
    expect(allows(robots, '/reviews/public/1')).toBe(true);
    expect(allows(robots, '/a')).toBe(true);
  });

  it('our own groups are merged and the one for everybody is then ignored', () => {
    const robots = 'User-agent: *\nDisallow: /\nUser-agent: Vigie\nDisallow: /x\n\nUser-agent: vigie\nDisallow: /y';
    expect([allows(robots, '/'), allows(robots, '/x'), allows(robots, '/y')]).toEqual([true, false, false]);
  });

  it('a rule cannot be dodged by writing letters as escapes', () => {
    expect(allows('User-agent: *\nDisallow: /admin', '/%61dmin')).toBe(false);
    expect(allows('User-agent: *\nDisallow: /%61dmin', '/admin')).toBe(false);
  });

  it('wildcards and the end anchor mean what they say', () => {
    const robots = 'User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c\nDisallow: /x$';
    expect([
      allows(robots, '/f.pdf'),
      allows(robots, '/f.pdf?x'),
      allows(robots, '/a1b2c3'),
      allows(robots, '/acb'),
    ]).toEqual([false, true, false, true]);
    expect([allows(robots, '/x'), allows(robots, '/xy')]).toEqual([false, true]);
  });

  it('a hostile file does not take long', () => {
    const line = `Disallow: /${'*a'.repeat(8_000)}b$\n`;
    const robots = `User-agent: *\n${line.repeat(30)}`;
    const started = performance.now();
    expect(allows(robots, `/${'a'.repeat(20_000)}`)).toBe(true);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('the product token is the first word of the user agent', () => {
    expect([productToken('vigie/1.0 (+x)'), productToken('My_Bot-a b'), productToken('1x')]).toEqual([
      'vigie',
      'My_Bot-a',
      '',
    ]);
  });

  it('reads Crawl-delay of the group that counts', () => {
    const robots = Buffer.from(
      'User-agent: *\nDisallow:\nCrawl-delay: 7.5\nUser-agent: vigie\nDisallow:\nCrawl-delay: 2',
    );
    expect([readRobots(robots, 'vigie').crawlDelaySeconds, readRobots(robots, 'x').crawlDelaySeconds]).toEqual([
      2, 7.5,
    ]);
  });
});

interface Expectation {
  readonly url: string;
  readonly userAgent: string;
  readonly expected: string;
  readonly type: 'STANDARD' | 'GOOGLE_SPECIFIC';
  readonly google: string;
  readonly protego: string;
}

interface RobotsFile {
  readonly encoding: 'utf8' | 'base64';
  readonly robotstxt: string;
  readonly expectations: readonly Expectation[];
}

function answers(file: string): readonly (Expectation & { readonly got: string })[] {
  const files = JSON.parse(readFileSync(sharedPath('suites/robots-rfc9309', file), 'utf8')) as readonly RobotsFile[];
  return files.flatMap(({ robotstxt, encoding, expectations }) =>
    expectations.map((question) => {
      const rules = readRobots(Buffer.from(robotstxt, encoding), question.userAgent);
      return { ...question, got: rules.allows(question.url) ? 'ALLOWED' : 'DISALLOWED' };
    }),
  );
}

describeWithShared('suites/robots-rfc9309', 'robots suites', () => {
  it('answer every standard question of the specification tests', () => {
    const all = answers('google-spec-test.json');
    const standard = all.filter(({ type }) => type === 'STANDARD');
    const failed = standard.filter(({ got, expected }) => got !== expected);
    const beyond = all.filter(({ type, got, expected }) => type !== 'STANDARD' && got === expected).length;
    console.log(
      `robots-rfc9309/google-spec, ${standard.length}, ${standard.length - failed.length}, ${failed.length}, ${all.length - standard.length} skipped (Google only; ${beyond} of them agree)`,
    );
    expect(failed).toEqual([]);
    expect(standard.length).toBeGreaterThan(200);
  });

  it('answer real files as two independent parsers agree, and the stricter way where they do not', () => {
    const all = answers('real-world-with-oracles.json');
    const agreed = all.filter(({ google, protego }) => google === protego);
    const differing = all.filter(({ google, protego }) => google !== protego);
    const failed = agreed.filter(({ got, google }) => got !== google);
    const lenient = differing.filter(({ got }) => got === 'ALLOWED');
    console.log(
      `robots-rfc9309/real-world agreed, ${agreed.length}, ${agreed.length - failed.length}, ${failed.length}, 0 skipped`,
    );
    console.log(
      `robots-rfc9309/real-world differing (stricter), ${differing.length}, ${differing.length - lenient.length}, ${lenient.length}, 0 skipped`,
    );
    expect(failed).toEqual([]);
    expect(lenient).toEqual([]);
    expect(agreed.length).toBeGreaterThan(8_000);
  });
});
