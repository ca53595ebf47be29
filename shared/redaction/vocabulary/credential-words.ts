/** Words after which any value is taken for a password, in the languages operators and users write in. */
export const PASSWORD_WORDS = [
  'password', 'passwd', 'passphrase', 'passcode', 'pwd', 'passwort', 'kennwort', 'losung', 'contraseña', 'contrasena', 'clave',
  'mot de passe', 'motdepasse', 'mdp', 'senha', 'palavra-passe', "parola d'ordine", 'parola', 'wachtwoord', 'hasło', 'haslo',
  'пароль', 'пароля', 'пароли', 'パスワード', '暗証番号', 'パスフレーズ', '密码', '密碼', '口令', '비밀번호', '암호', 'lösenord', 'adgangskode', 'passord',
  'salasana', 'şifre', 'sifre', 'heslo', 'jelszó', 'mật khẩu', 'кодовое слово', 'סיסמה', 'كلمة المرور', 'كلمة السر', 'पासवर्ड', 'รหัสผ่าน',
  'kata sandi', 'parolă', 'лозинка', 'κωδικός πρόσβασης', 'κωδικός',
] as const;

/** Short password words: they need a boundary before them, or they would be found inside other words. */
export const SHORT_PASSWORD_WORDS = ['pass', 'pw', 'pin', 'psw', 'passw', 'pswd', 'pwort', 'pword', 'zugangsdaten', 'login', 'creds', 'credentials', 'credential'] as const;

/** Words after which an opaque value is taken for a secret. */
export const SECRET_WORDS = [
  'secret', 'token', 'api key', 'api-key', 'api_key', 'apikey', 'access key', 'access_key', 'access-key', 'accesskey', 'private key', 'private_key',
  'secret key', 'secret_key', 'secret_key_base', 'signing key', 'signing_key', 'signing secret', 'encryption key', 'encryption_key', 'master key', 'master_key', 'auth key', 'auth_key', 'account key', 'accountkey',
  'client secret', 'client_secret', 'webhook secret', 'shared secret', 'bearer', 'credential', 'nonce', 'salt', 'signature', 'license key',
  'cookie', 'session', 'sessionid', 'session_id', 'session id', 'sid', 'csrf', 'xsrf', 'jwt', 'auth', 'authorization', 'autorisierung',
  'code_verifier', 'code verifier', 'verifier', 'oauth state', 'state', 'invite', 'invitation', 'invite code', 'access code', 'auth code', 'authorization code',
  'device code', 'device_code', 'user code', 'user_code', 'oauth code', 'flow code', 'login code', 'idempotency key', 'idempotency-key', 'idempotency_key', 'idempotencykey',
  'geheimnis', 'geheim', 'schlüssel', 'schluessel', 'zugangsschlüssel', 'zugriffstoken', 'zugangscode', 'einladungscode', 'anmeldecode', 'sitzung',
  'secreto', 'ficha', 'clave api', 'clave de api', 'llave', 'código de acceso', 'codigo de acceso', 'sesión', 'galleta',
  'secret partagé', 'jeton', 'clé', 'cle api', "code d'accès", 'session cookie', 'témoin',
  'segredo', 'chave', 'código de acesso', 'codigo de acesso', 'sessão',
  'segreto', 'gettone', 'chiave', 'codice di accesso', 'codice', 'sessione',
  'geheim', 'sleutel', 'toegangscode', 'sessie', 'sekret', 'klucz', 'секрет', 'токен', 'ключ', 'куки', 'nyckel', 'hemlighet', 'nøgle', 'nøkkel', 'anahtar', 'klíč',
  'シークレット', 'トークン', 'apiキー', 'キー', '秘密鍵', '鍵', 'クッキー', 'アクセスコード', '招待コード', 'セッション', '秘密',
  '密钥', '密鑰', '秘钥', '令牌', '访问令牌', '授权码', '邀请码', '会话', '토큰', '비밀', '키', '쿠키',
] as const;

/** Words for one-time and recovery codes. */
export const ONE_TIME_WORDS = [
  'otp', 'totp', '2fa', 'mfa', 'one-time code', 'one time code', 'one-time password', 'one time password', 'one-time passcode', 'verification code', 'security code', 'authenticator code',
  'authenticator', 'login code', 'sign-in code', 'backup code', 'recovery code', 'pin code', 'sms code', 'auth code', 'passcode', 'confirmation code', 'two-factor code', 'two-factor', '2-step',
  'einmalcode', 'einmalpasswort', 'einmal-code', 'bestätigungscode', 'sicherheitscode', 'wiederherstellungscode', 'código de verificación', 'codigo de verificacion', 'código de un solo uso', 'código de recuperación', 'código de seguridad',
  'code de vérification', 'code à usage unique', 'code de récupération', 'code de sécurité', 'código de verificação', 'código de uso único', 'código de recuperação', 'codice di verifica', 'codice monouso', 'codice di recupero',
  'verificatiecode', 'eenmalige code', 'herstelcode', '認証コード', '確認コード', 'ワンタイムパスワード', 'ワンタイムコード', 'リカバリーコード', '回復コード', '验证码', '驗證碼', '动态码', '动态口令', '一次性密码', '恢复码', '인증번호', '인증 코드', 'код подтверждения', 'одноразовый код',
] as const;

/** How a value is said to belong to the word before it. */
export const IS_WORDS = [
  'is', 'was', 'are', 'were', 'be', 'equals', 'to', 'now', 'ist', 'war', 'lautet', 'lautete', 'es', 'era', 'fue', 'est', 'était', 'é', 'foi', 'è', 'e', 'luidt', 'jest', 'это', 'är', 'er',
  'is now', 'is currently', 'is still', 'set to', 'changed to', 'reset to', 'is set to', 'was set to', 'was reset to', 'was changed to', 'ist jetzt', 'es ahora', 'est maintenant', 'は', '是', '为', '為', '이', '는', '은', '가', 'が', '=', ':',
] as const;
