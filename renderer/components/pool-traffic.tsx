import { Fragment } from 'react';
import classes from './pool-traffic.module.css';
import { type Traffic, trafficWords } from './pool-traffic-words.ts';

/** What the clients of a Pool got lately, in one line that breaks between its parts only. */
export function PoolTraffic({ traffic }: { readonly traffic: Traffic }) {
  return trafficWords(traffic).map((part, index) => (
    <Fragment key={part}>
      {index === 0 ? '' : ', '}
      <span className={classes.part}>{part}</span>
    </Fragment>
  ));
}
