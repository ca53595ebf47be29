import { Fieldset, Input, PasswordInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import classes from './connections.module.css';
import type { FieldsProps } from './fields.ts';
import type { ConnectionForm } from './form-model.ts';
import { secretPlace } from './secret-place.ts';

const KINDS: { value: ConnectionForm['metricsKind']; label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'prometheus', label: 'Prometheus' },
  { value: 'scrape', label: 'Direct scrape' },
];
const AUTHS: { value: ConnectionForm['authKind']; label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'bearer', label: 'Bearer token' },
  { value: 'basic', label: 'User and password' },
];

function Addresses({ form, errors, change }: FieldsProps) {
  if (form.metricsKind === 'scrape') {
    return (
      <Textarea
        label="Metrics addresses"
        description="One /metrics address a line, one for each process"
        placeholder="http://127.0.0.1:8000/metrics"
        autosize
        minRows={2}
        value={form.scrapeUrls}
        onChange={(event) => change({ scrapeUrls: event.currentTarget.value })}
        error={errors.scrapeUrls}
        autoComplete="off"
        spellCheck={false}
      />
    );
  }
  return (
    <>
      <TextInput
        label="Prometheus address"
        description="Prometheus, Thanos, Mimir or VictoriaMetrics: the address before /api/v1"
        placeholder="https://prometheus.example.org"
        inputMode="url"
        value={form.prometheusUrl}
        onChange={(event) => change({ prometheusUrl: event.currentTarget.value })}
        error={errors.prometheusUrl}
        autoComplete="off"
        spellCheck={false}
      />
      <TextInput
        label="Label selector"
        description="Chooses codex-pdf among other series; empty takes all"
        placeholder={'job="codex"'}
        value={form.selector}
        onChange={(event) => change({ selector: event.currentTarget.value })}
        error={errors.selector}
        autoComplete="off"
        spellCheck={false}
      />
    </>
  );
}

function Credentials({ form, errors, change, connection }: FieldsProps) {
  const held = connection?.hasMetricsSecret === true ? 'One is held; leave empty to keep it. ' : '';
  return (
    <>
      <Input.Wrapper
        label="Metrics credential"
        error={errors.authKind}
        labelElement="div"
        className={classes.choice ?? ''}
      >
        <SegmentedControl
          size="xs"
          aria-label="Metrics credential"
          data={AUTHS}
          value={form.authKind}
          onChange={(authKind) => change({ authKind })}
        />
      </Input.Wrapper>
      {form.authKind === 'basic' ? (
        <TextInput
          label="User name"
          value={form.username}
          onChange={(event) => change({ username: event.currentTarget.value })}
          error={errors.username}
          autoComplete="off"
        />
      ) : null}
      {form.authKind === 'none' ? null : (
        <PasswordInput
          label={form.authKind === 'basic' ? 'Password' : 'Token'}
          description={`${held}${secretPlace()}`}
          value={form.metricsSecret}
          onChange={(event) => change({ metricsSecret: event.currentTarget.value })}
          error={errors.metricsSecret}
          autoComplete="off"
          data-secret
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the metrics credential' }}
        />
      )}
      <Textarea
        label="Extra headers"
        description="One “Name: value” a line, for instance a tenant id; no credentials here"
        placeholder="X-Scope-OrgID: example"
        autosize
        minRows={1}
        value={form.headers}
        onChange={(event) => change({ headers: event.currentTarget.value })}
        error={errors.headers}
        autoComplete="off"
        spellCheck={false}
      />
    </>
  );
}

/** Where the metrics of codex-pdf come from, if anywhere. */
export function MetricsFields(props: FieldsProps) {
  const { form, errors, change } = props;
  return (
    <Fieldset legend="codex-pdf metrics" className={classes.group ?? ''}>
      <Input.Wrapper
        label="Read from"
        error={errors.metricsKind}
        labelElement="div"
        className={classes.choice ?? ''}
      >
        <SegmentedControl
          size="xs"
          aria-label="Read metrics from"
          data={KINDS}
          value={form.metricsKind}
          onChange={(metricsKind) => change({ metricsKind })}
        />
      </Input.Wrapper>
      {form.metricsKind === 'none' ? null : (
        <>
          <Addresses {...props} />
          <Credentials {...props} />
        </>
      )}
    </Fieldset>
  );
}
