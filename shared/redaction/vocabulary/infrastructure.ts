/** Words that follow "pod", "node", "namespace" and the like in ordinary sentences: not names of anything. */
export const NOT_NAMES: ReadonlySet<string> = new Set(
  `a after all already also an and any are as at be because before being between but by can count counts cpu crash crashed did died does down drain drained draining during each
  empty error errors eviction evictions exit exited failed failing failure failures filter filters for fresh from group groups had has have health healthy host if in info is it
  its joined kept kill killed label labels left level limit limits list log logs lost made memory metric metrics missing moved must name named names never new no none not notes notice now
  number of off omitted on only operator or other out over pending per placement pool pools port ports pressure ready rebooted recovered redacted removed replica replicas reports request
  reschedule rescheduled reset restart restarted restarting restarts roll rolled running scale scaled scrape selector selectors serve served serves set shell should side size slow
  spec split stale started starting state status still stop stopped storage store support switch switched table than that the their then there they this to total traffic unavailable
  unhealthy unknown until up update updated upgrade upgraded usage used value values version versions view was web went were when where which while will with within without worker
  workers would yes yet images image runtime orchestration platform engine build builds candidate candidates management manager
  deleted created terminated terminating evicted paused resized drifted isolated locked full idle blocked configured labeled labelled listed allowed denied shared defaults admission metadata
  quota quotas events network networks security budget review audit operators operation operations health rollout logs logging access count capacity
  js net fs http http2 https path os url util stream crypto events buffer tls dns child_process worker_threads internal modules process processes role roles type types manifest channel channels train branch tag date cycle window policy plan process wide local specific
  node nodes pod pods namespace namespaces cluster clusters container containers release releases deployment deployments service services
  ist war sind und oder nicht wurde neu es está son fue y o est sont et ou`.split(/\s+/),
);
