import { SegmentedControl } from '@mantine/core';
import { useLocation } from 'wouter';
import { Screen } from '../../components/screen.tsx';
import { InviteTable } from './invite-table.tsx';
import { OperatorTable } from './operator-table.tsx';

/** Who may use the Pools and who may run them. */
export function AccessScreen({ part }: { readonly part: 'operators' | 'invites' }) {
  const [, navigate] = useLocation();
  return (
    <Screen
      fill
      title="Operators and invites"
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Table"
          value={part}
          onChange={(value) => navigate(value === 'invites' ? '/access/invites' : '/access')}
          data={[
            { value: 'operators', label: 'Operators' },
            { value: 'invites', label: 'Invites' },
          ]}
        />
      }
    >
      {part === 'operators' ? <OperatorTable /> : <InviteTable />}
    </Screen>
  );
}
