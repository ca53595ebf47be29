import { Screen } from '../../components/screen.tsx';
export function PoolsScreen(_: { poolId: string | null }) {
  return <Screen title="Pools">soon</Screen>;
}
