import { describe, expect, it } from 'vitest';
import { originalView } from '../text/view.ts';
import { findUtterances } from './utterances.ts';

function said(text: string): string[] {
  return findUtterances(originalView(text)).map(({ start, end }) => text.slice(start, end));
}

describe('findUtterances', () => {
  it.each([
    [
      'after a colon',
      'sent by the user: rewrite my letter to the landlord',
      'rewrite my letter to the landlord',
    ],
    [
      'in quotes',
      'it said "Dear Sara, every morning feels like spring"',
      'Dear Sara, every morning feels like spring',
    ],
    ['in Italian', "richiesta dell'utente: consigliami un libro per nonna", 'consigliami un libro per nonna'],
    ['in Russian', 'вопрос: расскажи анекдот про программистов', 'расскажи анекдот про программистов'],
    ['in Chinese', '用户输入：请把这段话翻译成法语', '请把这段话翻译成法语'],
    [
      'after a name of content alone',
      'Prompt was kun je dit gedicht op rijm zetten',
      'kun je dit gedicht op rijm zetten',
    ],
    [
      'before the words that name the speaker',
      '"turn my photo into a painting", typed the customer',
      'turn my photo into a painting',
    ],
    [
      'in a row of a table',
      "INSERT INTO turns VALUES (7, 'user', 'how do I bake a plum cake');",
      'how do I bake a plum cake',
    ],
  ])('finds what was said %s', (_where, text, expected) => {
    expect(said(text).join()).toContain(expected);
  });

  it('takes the fields of a document for its content', () => {
    expect(said('text of the PDF: Invoice\nBill to: the bakery\nTotal: nine hundred')).toEqual([
      'Invoice\nBill to: the bakery\nTotal: nine hundred',
    ]);
  });

  it.each([
    'customer update: service is restored, we keep watching the error share',
    'reply from the provider: upstream maintenance is over',
    'question to the shift: is example-upstream paused on purpose?',
    'message: "Run discarded" on attempt 3',
    'model: gpt-5.1-codex, effort high',
    'prompt: not recorded; output: none',
    'the user asked for a rollback in the incident call',
    'output tokens: 1200, input tokens: 48000',
    '质问: example-upstream 的配额已恢复',
  ])('leaves "%s" alone', (text) => {
    expect(said(text)).toEqual([]);
  });
});
