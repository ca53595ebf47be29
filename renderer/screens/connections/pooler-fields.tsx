import { Checkbox, Fieldset, PasswordInput, Textarea, TextInput } from '@mantine/core';

import classes from './connections.module.css';
import { type FieldsProps, FORM_ID } from './fields.ts';
import { PoolerMetricsFields } from './pooler-metrics-fields.tsx';
import { secretPlace } from './secret-place.ts';

/** Name, and where and how the Pooler is read. */
export function PoolerFields(props: FieldsProps) {
  const { form, errors, change, connection } = props;
  const held = connection?.hasPoolerToken === true ? 'One is held; leave empty to keep it. ' : '';
  return (
    <Fieldset legend="Pooler" className={classes.group ?? ''}>
      <TextInput
        id={FORM_ID}
        label="Name"
        description="Shown in the header and in file names"
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={errors.name}
        autoComplete="off"
      />
      <TextInput
        label="Pooler address"
        description="Where the admin pages are; the console adds /mcp itself"
        placeholder="https://pooler.example.org"
        inputMode="url"
        value={form.poolerUrl}
        onChange={(event) => change({ poolerUrl: event.currentTarget.value })}
        error={errors.poolerUrl}
        autoComplete="off"
        spellCheck={false}
      />
      <PasswordInput
        label="MCP token"
        description={`${held}${secretPlace()}`}
        value={form.poolerToken}
        onChange={(event) => change({ poolerToken: event.currentTarget.value })}
        error={errors.poolerToken}
        autoComplete="off"
        data-secret
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the token' }}
      />
      <PoolerMetricsFields {...props} />
      <Textarea
        label="Expected Pools"
        description="One slug a line; one that is no longer visible is reported"
        placeholder="example-primary"
        autosize
        minRows={1}
        value={form.expectedPools}
        onChange={(event) => change({ expectedPools: event.currentTarget.value })}
        error={errors.expectedPools}
        autoComplete="off"
        spellCheck={false}
      />
      <Checkbox
        label="Allow credentials over plain http"
        description="Anyone on the network path could read them. Loopback addresses never need this."
        checked={form.allowInsecureHttp}
        onChange={(event) => change({ allowInsecureHttp: event.currentTarget.checked })}
        error={errors.allowInsecureHttp}
      />
    </Fieldset>
  );
}
