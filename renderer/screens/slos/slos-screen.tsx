import { Screen } from '../../components/screen.tsx';
export function SlosScreen() {
  return <Screen title="Slos">soon</Screen>;
}
