import { z } from 'zod';
import type { ServedConsole } from './served-console.ts';

const sessionSchema = z.object({ key: z.string() });

/** Opens a session as the page does, with a fresh link's code; resolves to its key. */
export async function openSession({ origin, newLink }: ServedConsole): Promise<string> {
  const code = new URL(await newLink()).hash.replace('#code=', '');
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  return sessionSchema.parse(await answer.json()).key;
}
