/** Words that may follow a credential word without being its value: states, outcomes, talk about the policy. */
const SAFE_VALUES: ReadonlySet<string> = new Set(
  `active archived available cancelled changed checked cleared completed configured confirmed created deactivated default deleted denied
  disabled discarded due empty enabled encrypted errored executing exhausted expired expires expiring exposed failed failing failure false fine found fresh
  given good granted hashed healthy hidden included inactive inspected invalid issued issue kept known leaked limited listed loaded locked logged lost
  malformed masked match matched mismatch mismatched missing needed new never no none not null nil n/a na ok okay old omitted only open optional
  passed paused resent reissued void pending policy present private protected public ready reauth_required recorded redacted refreshed refreshing refresh_due
  refresh_failed refused rejected removed renewed replaced required requested reset restored retryable revoked rotated rotation safe scheduled seen sent
  set shared short shown stale stored strong succeeded success suspended the too true unavailable unchanged unchanged_configured
  unchanged_unset unknown unset unused updated used valid verified weak working wrong yes intentionally_unset write-only
  a an and any are as at be been being but by can cannot could did do does for from had has have if in into is it its may must of off on or
  our out over rate refresh reminder reuse should since still than that then there they this to under until up usage was we were when where which
  while will with within without would you your after again all already also always because before between both during each either every
  length count version versions prefix status state states field fields column columns hash label labels name names type types value values
  bearer basic digest token tokens key keys secret secrets password passwords cookie cookies code codes header headers session sessions credential credentials
  change changes error errors event events expiry fingerprint incident login logout management manager material page prompt protection recovery
  request requests review screen service setting settings storage store update upstream user users validation warning
  owner operator admin example placeholder redaction unspecified undisclosed withheld suppressed not_applicable unmanaged stripped
  unverändert unveränderte inchangé inchangée inchangés inalterado inalterada invariato invariata invariati ongewijzigd sin sans senza sem ohne zonder utan uten bez без niezmienione uforandret oförändrat değişmedi без изменений неизменён
  bestätigt erforderlich abgelaufen gesetzt geändert ungültig gültig fehlt unbekannt leer entfernt gelöscht rotiert erneuert nicht wurde wird muss ist keine kein nötig
  requerida requerido caducada caducado cambiada cambiado expirada expirado inválida inválido válida eliminada eliminado no obligatorio obligatoria renovado renovada fue ha
  requis requise expiré expirée changé changée invalide valide supprimé supprimée absent absente manquant obligatoire renouvelé non pas
  obrigatória obrigatório alterada alterado inválida removida removido ausente não foi
  richiesta richiesto scaduta scaduto modificata cambiata rimossa rimosso mancante obbligatoria obbligatorio rinnovato
  leeggemaakt gewist gereset ingesteld teruggezet
  vereist verlopen gewijzigd ongeldig geldig verwijderd ontbreekt niet verplicht vernieuwd
  değiştirilmeli gerekli süresi geçersiz zorunlu yenilendi zmienione wymagane nieważne wygasło zmienić нужно сменить обязателен истёк неверный måste skal kräver
  caducó expiró caduca vence cambió expirou venceu mudou scade expire vervalt wygasł истёк истек сменён verlängert läuft
  zostało została zostały były było była byl być należy musi można wygasną wurden worden werden wird muss sollte darf bleibt liegt steht gilt gehört wordt werd werden moet moest zijn é será seria foram deve devem está estão estava
  è stata stato stati viene verrà deve sono esta estaba están era eran debe deben sera sont était étaient doit doivent réinitialisé réinitialisée masqué masquée oculto oculta maskiert verborgen nascosto nascosta ukryte verborgen
  vergessen oublié oubliée olvidada olvidado dimenticata dimenticato forgotten forgot zapomniane esquecida esquecido
  был была было были будет должен должна нужен нужна
  変更 必須 期限切れ 無効 有効 なし 更新 必要 需要 已过期 过期 无效 有效 已更改 已删除 未知 未设置`.split(
    /\s+/,
  ),
);

const PLACEHOLDERS = [
  /^[*•x.…_#-]{2,}$/i,

  /^[[<({].{0,60}[\])}>]?$/,
  /^\$\{?[A-Za-z_(]/,
  /^\$?\{\{/,
  /^%[A-Za-z_]{1,40}%?$/,
  /^(?:your|my|some|the|an?)[-_ ]?(?:own[-_])?(?:smtp|api|mcp|db|access|new|old)?[-_]?(?:password|passwd|token|secret|key|value|credential|cookie|code)s?$/i,
  /^(?:redacted|removed|masked|hidden|censored|placeholder|undefined|filtered)$/i,
  /^(?:\*{2,}|\.{3}|…)/,
  /^%\{\w{1,40}\}?/,
  // Code that reads the value elsewhere.
  /^(?:os\.(?:getenv|environ)|system\.(?:get_env|fetch_env!?|getenv)|process\.env|env[[(]|getenv\(|std::env|config[(.]|application\.(?:get|fetch)_env)/,
  // Words without blanks between them: "変更済みです" says that it was changed.
  /^(?:変更|更新|再設定|設定済|未設定|リセット|無効|有効|期限|失効|削除|必要|不要|不明|漏|已|未|不|过期|過期|重置|更改|修改|失效|无|需)/,
  // The product's own mask of an address.
  /^[\p{L}\d]{0,2}\*{2,}@[\w.-]+$/u,
  /^[:@&?][a-z_]{2,30}(?:$|[)\]}\s])/,
  // A call, as code makes it.
  /^[a-z_]\w{2,40}(?:\.\w{1,40}){0,3}\(\w{0,20}$/,
];

/** A word of the policy, a state or a placeholder: talk about a credential, not the credential. */
export function isSafeValue(value: string): boolean {
  const bare = value.replace(/[.,;:!?)\]}'"= ]+$/, '').toLowerCase();
  return bare === '' || SAFE_VALUES.has(bare) || PLACEHOLDERS.some((shape) => shape.test(bare));
}
