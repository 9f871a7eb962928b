import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/web/charset.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('decoding', () => {
  it('trusts a byte order mark over everything, and drops it', () => {
    expect(decodeText(Buffer.from('\ufeffété', 'utf8'), 'text/html; charset=windows-1252')).toBe('été');
    expect(decodeText(Buffer.from('\ufeffété', 'utf16le'), 'text/html; charset=utf-8')).toBe('été');
    expect(decodeText(bytes(0xfe, 0xff, 0x06, 0x33), '')).toBe('س');
  });

  it('trusts the header over the page', () => {
    const page = latin1('<meta charset=utf-8><p>\xe9t\xe9');
    expect(decodeText(page, 'text/html; charset="ISO-8859-1"')).toContain('été');
  });

  it('reads the page’s own declaration, not one in a comment', () => {
    expect(
      decodeText(latin1('<!-- <meta charset=utf-8> --><META  CHARSET = "windows-1252"><p>\xe9'), 'text/html'),
    ).toContain('é');
    const equivalent = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><p>\xd3';
    expect(decodeText(latin1(equivalent), 'text/html')).toContain('س');
    expect(decodeText(latin1('<?xml version="1.0" encoding="ISO-8859-15"?><a>\xa4</a>'), 'text/xml')).toContain('€');
  });

  it('keeps typographic apostrophes of windows-1252, under its other names too', () => {
    for (const label of ['windows-1252', 'iso-8859-1', 'ascii', 'latin1']) {
      expect(decodeText(bytes(0x6c, 0x92, 0xe9, 0x80), `text/html; charset=${label}`)).toBe('l’é€');
    }
  });

  it('without any declaration takes UTF-8 when it is, windows-1252 when it is not', () => {
    expect(decodeText(Buffer.from('تأخیر 💥'), 'application/json')).toBe('تأخیر 💥');
    expect(decodeText(latin1('d\xe9\xe7u'), 'text/plain')).toBe('déçu');
  });

  it('does not believe a page that calls itself UTF-16 in ASCII, nor unknown labels', () => {
    expect(decodeText(Buffer.from('<meta charset="utf-16"><p>é'), 'text/html')).toContain('é');
    expect(decodeText(Buffer.from('<p>é'), 'text/html; charset=klingon')).toContain('é');
  });

  it('marks bad sequences and never throws', () => {
    expect(decodeText(bytes(0x61, 0xff, 0x62), 'text/html; charset=utf-8')).toBe('a\ufffdb');
    expect(decodeText(bytes(), '')).toBe('');
  });

  it('is quick on a megabyte of half declarations', () => {
    const started = performance.now();
    decodeText(Buffer.from('<meta '.repeat(200_000)), 'text/html');
    decodeText(Buffer.from('<!--'.repeat(300_000)), 'text/html');
    expect(performance.now() - started).toBeLessThan(500);
  });
});
