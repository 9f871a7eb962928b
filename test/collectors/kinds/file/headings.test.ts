import { describe, expect, it } from 'vitest';
import { file } from '../../../../src/collectors/kinds/file/collector.ts';
import { guessMap } from '../../../../src/collectors/kinds/file/column-map.ts';
import { parseCapture } from '../../../../src/collectors/parse.ts';
import { instant } from '../../../../src/domain/time.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const parse = (body: string, language?: string) =>
  parseCapture(language === undefined ? { body, capturedAt } : { body, capturedAt, language });

describe('the headings of a table of reviews', () => {
  it.each([
    ['de', 'Datum\tVerfasser\tBewertung\tKommentar', '\t', '22.01.2025'],
    ['es', 'Fecha;Nombre;Puntuación;Opinión', ';', '22/01/2025'],
    ['it', 'Data;Autore;Valutazione;Recensione', ';', '22/01/2025'],
    ['pt', 'Data;Nome do cliente;Nota;Comentário', ';', '22/01/2025'],
    ['nl', 'Datum;Naam;Beoordeling;Opmerking', ';', '22-01-2025'],
    ['pl', 'Data;Autor;Ocena;Opinia', ';', '22.01.2025'],
    ['ru', 'Дата;Автор;Оценка;Отзыв', ';', '22.01.2025'],
    ['ja', '投稿日,投稿者,評価,口コミ', ',', '2025年1月22日'],
    ['zh', '评价时间,用户昵称,评分,评价内容', ',', '2025-01-22'],
    ['ko', '작성일,작성자,별점,내용', ',', '2025.01.22'],
    ['ar', 'التاريخ,الاسم,التقييم,التعليق', ',', '22/01/2025'],
    ['tr', 'Tarih;Yazar;Puan;Yorum', ';', '22.01.2025'],
    ['fa', 'تاریخ,نام کاربر,امتیاز,متن نظر', ',', '۱۴۰۳/۱۱/۰۳'],
    ['he', 'תאריך,שם,דירוג,ביקורת', ',', '22/01/2025'],
  ])('are known in %s', (language, heading, mark, day) => {
    const page = parse(`${heading}\n${[day, 'Ida', '4', 'Well made'].join(mark)}\n`, language);
    expect(page).toMatchObject({ kind: 'file', outcome: 'complete' });
    expect(page.reviews).toEqual([
      expect.objectContaining({ author: 'Ida', rating: 4, text: 'Well made', dateText: day }),
    ]);
    expect(page.reviews[0]?.writtenAtEarliest).toMatch(/^2025-01-22/);
  });

  it('may say more than the word, where no column says just that', () => {
    expect(guessMap(['Nom', 'Note sur 5', 'Avis'])).toEqual({ author: 'Nom', rating: 'Note sur 5', text: 'Avis' });
    expect(guessMap(['Rating (1-5)', 'Review Created (UTC)', 'Review Stars Total'])).toEqual({
      rating: 'Rating (1-5)',
      date: 'Review Created (UTC)',
    });
    expect(guessMap(['Rating out of 10', 'Rating'])).toEqual({ rating: 'Rating' });
  });

  it('do not take the date of publication for a flag of it, nor an answer for a comment', () => {
    expect(
      guessMap(['Published', 'Review Score', 'Review Content', 'Review Creation Date', 'Comment Content']),
    ).toEqual({
      rating: 'Review Score',
      text: 'Review Content',
      date: 'Review Creation Date',
      reply: 'Comment Content',
    });
  });

  it('may stand below lines in which an export speaks of itself; line numbers count them', () => {
    const table = 'Date,Author,Rating,Review\n2025-01-22,Ida,4,"Fine, really"\n2025-01-23,Bo,9,Meh\n';
    const page = file.read({ body: `Reviews of Chez Lou\nGenerated 2025-02-01\n\n${table}`, capturedAt });
    expect(page.reviews).toMatchObject([{ author: 'Ida', rating: 4, text: 'Fine, really' }]);
    expect(page).toMatchObject({ outcome: 'partial', reason: expect.stringContaining('line 6: expected a rating') });
    // A row of words that happen to be headings is a row all the same.
    const words = file.read({ body: 'a,b,c\ndate,text,note\n', capturedAt }, { path: 'x', map: { text: 'b' } });
    expect(words.reviews).toMatchObject([{ text: 'text' }]);
  });
});

it('a table of goods or people is no table of reviews', () => {
  expect(parse('sku,name,description,price\n1,Pot,A round pot,9\n').kind).toBe('unknown');
  expect(parse('Name,E-mail,Comments\nIda,a@b.example,Call her\n').kind).toBe('unknown');
});
