import { Input, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import classes from './connections.module.css';
import type { FieldsProps } from './fields.ts';
import type { ConnectionForm } from './form-model.ts';
import { secretPlace } from './secret-place.ts';

const KINDS: { value: ConnectionForm['poolerMetrics']; label: string }[] = [
  { value: 'scrape', label: 'The Pooler' },
  { value: 'prometheus', label: 'Prometheus' },
  { value: 'none', label: 'Nowhere' },
];

/** Who tells the Pooler's own counters: admission, streams, circuits, refusals that leave no request row. */
export function PoolerMetricsFields({ form, errors, change, connection }: FieldsProps) {
  const held = connection?.hasPoolerMetricsToken === true ? 'One is held; leave empty to keep it. ' : '';
  return (
    <>
      <Input.Wrapper
        label="Gateway metrics from"
        error={errors.poolerMetrics}
        labelElement="div"
        className={classes.choice ?? ''}
      >
        <SegmentedControl
          size="xs"
          aria-label="Read gateway metrics from"
          data={KINDS}
          value={form.poolerMetrics}
          onChange={(poolerMetrics) => change({ poolerMetrics })}
        />
      </Input.Wrapper>
      {form.poolerMetrics === 'scrape' ? (
        <PasswordInput
          label="Metrics token"
          description={`Only where an owner has set one for /metrics. ${held}${secretPlace()}`}
          value={form.poolerMetricsToken}
          onChange={(event) => change({ poolerMetricsToken: event.currentTarget.value })}
          error={errors.poolerMetricsToken}
          autoComplete="off"
          data-secret
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the metrics token' }}
        />
      ) : null}
      {form.poolerMetrics === 'prometheus' ? (
        <TextInput
          label="Label selector of the Pooler"
          description="Chooses the Pooler in the Prometheus of this connection; empty takes all"
          placeholder={'job="pooler"'}
          value={form.poolerSelector}
          onChange={(event) => change({ poolerSelector: event.currentTarget.value })}
          error={errors.poolerSelector}
          autoComplete="off"
          spellCheck={false}
        />
      ) : null}
    </>
  );
}
