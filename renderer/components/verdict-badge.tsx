import { Tooltip } from '@mantine/core';
import type { Verdict } from '../../shared/slo/result.ts';
import { Tone } from './tone.tsx';
import { VERDICTS } from './verdicts.ts';

/** A verdict by word, icon and colour; its meaning on hover. */
export function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  const { tone, icon, word, meaning } = VERDICTS[verdict];
  return (
    <Tooltip label={meaning}>
      <span>
        <Tone tone={tone} icon={icon} word={word} shape="filled" />
      </span>
    </Tooltip>
  );
}
