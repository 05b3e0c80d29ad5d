// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references as configuration files write them
// What must not alarm: encrypted values and hashes, references into secret managers, published examples, checksums, ids, certificates, and
// keys that are made to be published. All built-in rules over generated text.

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadScanRules } from '../../src/config/load-rules.ts';
import { expandTemplate } from '../../src/rules/example-template.ts';
import { rawView } from '../../src/views/view.ts';
import { madeJwt, random, randomBytes } from '../helpers/made-tokens.ts';
import { scannerOf } from '../helpers/scanning.ts';

const request = { cwd: '/nonexistent', env: {}, target: '.', onlyRules: [] };
const { ruleSet } = await loadScanRules({ ...request, includePublic: false });
const { artifacts } = scannerOf(ruleSet);
const all = scannerOf((await loadScanRules({ ...request, includePublic: true })).ruleSet).artifacts;

function findings(text: string, path: string, scanner = artifacts): readonly string[] {
  const found = scanner.scan({ origin: { kind: 'file', path }, view: rawView(Buffer.from(text)) });
  return found.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId);
}

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const hexOf = (text: string): string => Buffer.from(text).toString('hex');
const parts = ['%{hex:64}', '%{hex:64}', '%{hex:128}'].map(random).join('\n');
const vault = hexOf(parts)
  .match(/.{1,80}/g)!
  .map((line) => `          ${line}`)
  .join('\n');
const sops = `ENC[AES256_GCM,data:${b64(randomBytes(24))},iv:${b64(randomBytes(32))},tag:${b64(randomBytes(16))},type:str]`;
const jenkins = `{${b64(Buffer.concat([Buffer.from('010000001000000020', 'hex'), randomBytes(48)]))}}`;
const body53 = random('%{base62:53}');
const certificate = b64(randomBytes(600))
  .match(/.{1,64}/g)!
  .join('\n');

type Row = readonly [title: string, path: string, text: string];

const encrypted: readonly Row[] = [
  [
    'an Ansible Vault value',
    'group_vars/all.yml',
    `db_password: !vault |\n          $ANSIBLE_VAULT;1.1;AES256\n${vault}\n`,
  ],
  ['an Ansible Vault file', 'vault.yml', `$ANSIBLE_VAULT;1.2;AES256;prod\n${vault.replace(/ /g, '')}\n`],
  ['a SOPS value', 'secrets.yaml', `password: ${sops}\napi_key: ${sops}\n`],
  ['a SOPS value in JSON', 'secrets.json', `{"password": "${sops}", "token": "${sops}"}`],
  ['a SOPS value in dotenv', 'secrets.env', `PASSWORD=${sops}\n`],
  [
    'SOPS metadata',
    'secrets.yaml',
    `sops:\n    mac: ${sops}\n    pgp:\n        - fp: ${random('%{HEX:40}')}\n    age:\n        - recipient: age1${random('%{alnum:58}')}\n`,
  ],
  [
    'a SealedSecret',
    'sealed.yaml',
    `kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgA${b64(randomBytes(600)).slice(3)}\n    token: AgB${b64(randomBytes(720)).slice(3)}\n`,
  ],
  [
    'an OpenSSL-encrypted value',
    '.env',
    `SECRET_KEY=${b64(Buffer.concat([Buffer.from('Salted__'), randomBytes(40)]))}\n`,
  ],
  [
    'a Jenkins secret',
    'credentials.xml',
    `<password>${jenkins}</password>\n<privateKey>${jenkins}</privateKey>\n<apiToken>${jenkins}</apiToken>\n`,
  ],
  ['a Jasypt value', 'application.properties', `spring.datasource.password=ENC(${b64(randomBytes(40))})\n`],
  [
    'a Jasypt value in YAML',
    'application.yml',
    `spring:\n  datasource:\n    password: ENC(${b64(randomBytes(40))})\n    token: "ENC(${b64(randomBytes(40))})"\n`,
  ],
  [
    'a Spring Cloud Config value',
    'application.yml',
    `password: '{cipher}${random('%{hex:256}')}'\nsecret: "{cipher}${b64(randomBytes(256))}"\n`,
  ],
  [
    'a Spring Cloud Config value in properties',
    'application.properties',
    `db.password={cipher}${random('%{hex:256}')}\n`,
  ],
  ['an eyaml value', 'common.eyaml', `db::password: ENC[PKCS7,${b64(randomBytes(300))}]\n`],
  [
    'an eyaml value in a block',
    'common.yaml',
    `db::password: >\n  ENC[PKCS7,${b64(randomBytes(300))
      .match(/.{1,60}/g)!
      .join('\n  ')}]\n`,
  ],
  [
    'a dotenvx value',
    '.env.production',
    `API_KEY="encrypted:${b64(randomBytes(120))}"\nTOKEN=encrypted:${b64(randomBytes(120))}\nDOTENV_PUBLIC_KEY="03${random('%{hex:64}')}"\n`,
  ],
  ['Rails credentials', 'config/credentials.yml.enc', [300, 12, 16].map((size) => b64(randomBytes(size))).join('--')],
  [
    'a message encrypted by Rails',
    'app.rb',
    `SECRET_TOKEN = "${[60, 12, 16].map((size) => b64(randomBytes(size))).join('--')}"\n`,
  ],
  [
    'an age file',
    'secret.age',
    `-----BEGIN AGE ENCRYPTED FILE-----\n${certificate}\n-----END AGE ENCRYPTED FILE-----\n`,
  ],
  ['a value encrypted by a key service', 'config.yml', `password: AQICAH${random('%{base64:180}')}\n`],
  [
    'a bcrypt hash',
    'users.sql',
    `INSERT INTO users (name, password) VALUES ('anna', '$2b$12$${body53}');\npassword: "$2a$10$${body53}"\n`,
  ],
  [
    'an argon2 hash',
    'config.yaml',
    `password: '$argon2id$v=19$m=65536,t=3,p=4$${random('%{base62:22}')}$${random('%{base62:43}')}'\n`,
  ],
  [
    'a Django hash',
    'fixture.json',
    `{"password": "pbkdf2_sha256$600000$${random('%{base62:22}')}$${b64(randomBytes(32))}"}`,
  ],
  [
    'PostgreSQL verifiers',
    'roles.sql',
    `ALTER ROLE app PASSWORD 'SCRAM-SHA-256$4096:${b64(randomBytes(16))}$${b64(randomBytes(32))}:${b64(randomBytes(32))}';\nALTER ROLE old PASSWORD 'md5${random('%{hex:32}')}';\n`,
  ],
  ['a MySQL hash', 'grants.sql', `CREATE USER 'app'@'%' IDENTIFIED BY PASSWORD '*${random('%{HEX:40}')}';\n`],
  [
    'an LDAP hash',
    'users.ldif',
    `userPassword: {SSHA}${b64(randomBytes(28))}\npassword = "{SSHA512}${b64(randomBytes(72))}"\n`,
  ],
];

/** A file of hashes is worth knowing of, and a hash is not the password: low. */
const hashFiles: readonly Row[] = [
  ['a bcrypt hash in .htpasswd', '.htpasswd', `anna:$2y$05$${body53}\n`],
  [
    'htpasswd hashes',
    '.htpasswd',
    `anna:$apr1$${random('%{base62:8}')}$${random('%{base62:22}')}\nbert:{SHA}${b64(randomBytes(20))}\n`,
  ],
  [
    'shadow hashes',
    'shadow',
    `root:$6$${random('%{base62:16}')}$${random('%{base62:86}')}:19000:0:99999:7:::\nx:$y$j9T$${random('%{base62:22}')}$${random('%{base62:43}')}:19000::::::\n`,
  ],
];

const references: readonly Row[] = [
  ['1Password references', '.env', 'DB_PASSWORD=op://prod/database/password\nAPI_KEY="op://dev/stripe/credential"\n'],
  [
    'Vault references',
    'values.yaml',
    'password: vault:secret/data/app#password\ntoken: ref+vault://secret/app#/token\nsecret: "vault:secret/data/my-app#db_password"\n',
  ],
  [
    'variables',
    'docker-compose.yml',
    'environment:\n  DB_PASSWORD: ${DB_PASSWORD}\n  API_KEY: ${API_KEY:-}\n  TOKEN: $TOKEN\n  SECRET: ${SECRET:?must be set}\n',
  ],
  [
    'variables with a default of another',
    '.env',
    'API_TOKEN=${GLOBAL_API_TOKEN:-$OTHER_TOKEN}\nPASSWORD="${PASSWORD}"\nSECRET=$(cat /run/secrets/app)\n',
  ],
  [
    'workflow secrets',
    '.github/workflows/ci.yml',
    'env:\n  NPM_TOKEN: ${{ secrets.NPM_TOKEN }}\n  password: ${{ secrets.DOCKER_PASSWORD }}\n',
  ],
  [
    'Helm templates',
    'templates/secret.yaml',
    'password: {{ .Values.db.password | b64enc | quote }}\napiKey: "{{ .Values.apiKey }}"\n',
  ],
  [
    'AWS Secrets Manager',
    'serverless.yml',
    'password: arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf\nDB_SECRET: "{{resolve:secretsmanager:prod/db:SecretString:password}}"\ntoken: arn:aws-cn:ssm:cn-north-1:123456789012:parameter/x\n',
  ],
  [
    'Google Secret Manager',
    'app.yaml',
    'api_key: projects/my-project/secrets/api-key/versions/latest\nDB_PASSWORD="sm://projects/123456789012/secrets/db/versions/5"\ntoken: gcp://projects/p1/secrets/s1\n',
  ],
  [
    'Azure Key Vault',
    'appsettings.json',
    '{"Password": "@Microsoft.KeyVault(SecretUri=https://myvault.vault.azure.net/secrets/mysecret/)", "ApiKey": "akv://vault/secret"}',
  ],
  [
    'an Ansible lookup',
    'play.yml',
    'password: "{{ lookup(\'hashi_vault\', \'secret=secret/app:password\') }}"\ntoken: "{{ vault_token }}"\n',
  ],
  [
    'a tag of YAML',
    'template.yml',
    'MasterUserPassword: !Ref DBPassword\nToken: !Sub "${ApiToken}"\nSecret: !vault secret/data/app#key\nSecretKey: !GetAtt Key.Arn\n',
  ],
  [
    'External Secrets',
    'external-secret.yaml',
    'kind: ExternalSecret\nspec:\n  secretStoreRef:\n    name: vault-backend\n  data:\n    - secretKey: db-password\n      remoteRef:\n        key: production/database/credentials\n        property: password\n',
  ],
  [
    'a secret of Kubernetes by its name',
    'pod.yaml',
    'env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef:\n        name: app-database-credentials\n        key: db-password\n',
  ],
  [
    'Doppler, Infisical and Bitwarden',
    '.env',
    'API_KEY=doppler://project/config/API_KEY\nTOKEN=infisical://prod/TOKEN\nPASSWORD=bw://item/password\nSECRET=keyring:service/name\n',
  ],
  [
    'environment in code',
    'app.py',
    'password = os.environ["DB_PASSWORD"]\ntoken = os.getenv("API_TOKEN")\nsecret = settings.SECRET_KEY\n',
  ],
  [
    'environment in JavaScript',
    'app.ts',
    'const token = process.env.API_TOKEN;\nconst password = `${config.password}`;\nconst apiKey = import.meta.env.VITE_API_KEY;\n',
  ],
  [
    'Terraform',
    'main.tf',
    'password = var.db_password\ntoken = data.vault_generic_secret.app.data["token"]\nsecret = random_password.db.result\n',
  ],
  [
    'a password in an address',
    'settings.yml',
    'url: postgres://app:${DB_PASSWORD}@db:5432/app\nother: https://user:{{ token }}@example.com/x\nthird: mysql://root:%(password)s@db/app\n',
  ],
  ['an npm token', '.npmrc', '//registry.example/:_authToken=${NPM_TOKEN}\n'],
];

const sha = (bits: number): string => `sha${bits}-${b64(randomBytes(bits / 8))}`;

const digests: readonly Row[] = [
  [
    'package-lock.json',
    'package-lock.json',
    `{"node_modules/x": {"resolved": "https://registry.example/x/-/x-1.0.0.tgz", "integrity": "${sha(512)}"}}`,
  ],
  [
    'yarn.lock',
    'yarn.lock',
    `x@^1.0.0:\n  resolved "https://registry.example/x/-/x-1.0.0.tgz#${random('%{hex:40}')}"\n  integrity ${sha(512)}\n`,
  ],
  ['pnpm-lock.yaml', 'pnpm-lock.yaml', `  /x@1.0.0:\n    resolution: {integrity: ${sha(512)}}\n`],
  ['Cargo.lock', 'Cargo.lock', `[[package]]\nname = "secret-service"\nchecksum = "${random('%{hex:64}')}"\n`],
  ['poetry.lock', 'poetry.lock', `files = [{file = "token-1.0.whl", hash = "sha256:${random('%{hex:64}')}"}]\n`],
  ['requirements.txt', 'requirements.txt', `secrets==1.0 --hash=sha256:${random('%{hex:64}')}\n`],
  ['go.sum', 'go.sum', `github.com/x/token v1.0.0 h1:${b64(randomBytes(32))}\n`],
  ['Pipfile.lock', 'Pipfile.lock', `{"hashes": ["sha256:${random('%{hex:64}')}"]}`],
  ['Gemfile.lock', 'Gemfile.lock', `CHECKSUMS\n  jwt (2.0) sha256=${random('%{hex:64}')}\n`],
  ['flake.lock', 'flake.lock', `{"narHash": "${sha(256)}", "rev": "${random('%{hex:40}')}"}`],
  ['composer.lock', 'composer.lock', `{"reference": "${random('%{hex:40}')}", "shasum": "${random('%{hex:40}')}"}`],
  ['an image digest', 'deploy.yaml', `image: registry.example.com/auth/token@sha256:${random('%{hex:64}')}\n`],
  ['a pinned action', '.github/workflows/ci.yml', `- uses: actions/checkout@${random('%{hex:40}')}\n`],
  [
    'a Dockerfile',
    'Dockerfile',
    `FROM node:20@sha256:${random('%{hex:64}')}\nARG TOKEN_SHA256=${random('%{hex:64}')}\n`,
  ],
  [
    'integrity attributes',
    'index.html',
    `<script src="https://cdn.example.com/auth.js" integrity="${sha(384)}" crossorigin="anonymous"></script>\n<link rel="stylesheet" integrity="${sha(512)}">\n`,
  ],
  [
    'checksums by name',
    'versions.py',
    `TOKEN_CHECKSUM = "${random('%{hex:64}')}"\nauth_sha256 = '${random('%{hex:64}')}'\nkey_fingerprint = "${random('%{hex:40}')}"\n`,
  ],
  ['content security policy', 'next.config.js', `"script-src 'sha256-${b64(randomBytes(32))}'"\n`],
  ['a certificate', 'ca.pem', `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`],
  [
    'a certificate in a kubeconfig',
    'config.yaml',
    `certificate-authority-data: ${b64(Buffer.from(`-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`))}\n`,
  ],
  ['a public key', 'key.pub', `-----BEGIN PUBLIC KEY-----\n${certificate}\n-----END PUBLIC KEY-----\n`],
  ['a public SSH key', 'authorized_keys', `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${random('%{base62:43}')} anna@host\n`],
  [
    'UUIDs',
    'config.json',
    `{"id": "${random('%{uuid}')}", "clientId": "${random('%{uuid}')}", "tenantId": "${random('%{uuid}')}", "correlation": "${random('%{uuid}')}"}`,
  ],
  [
    'UUIDs by telling names',
    'app.yaml',
    `key_id: ${random('%{uuid}')}\nsecret_id_ref: ${random('%{uuid}')}\ntoken_uuid: "${random('%{uuid}')}"\n`,
  ],
];

describe.each([
  ['encrypted values and hashes', encrypted],
  ['references into secret managers', references],
  ['digests, ids and certificates', digests],
])('%s', (_, rows) => {
  it.each(rows)('do not alarm: %s', (_title, path, text) => {
    expect(findings(text, path)).toEqual([]);
  });
});

describe('files of password hashes', () => {
  it.each(hashFiles)('are called what they are, and low: %s', (_, path, text) => {
    const found = artifacts.scan({ origin: { kind: 'file', path }, view: rawView(Buffer.from(text)) });
    const told = found.map(({ ruleId, severity }) => `${ruleId} ${severity}`);
    expect(new Set(told)).toEqual(new Set(['htpasswd-hash low']));
  });
});

const anonKey = madeJwt(
  { alg: 'HS256', typ: 'JWT' },
  { iss: 'supabase', ref: random('%{lower:20}'), role: 'anon', iat: 1700000000, exp: 2000000000 },
  32,
);
const expand = (template: string): string => expandTemplate(template, 'public');
const published: readonly Row[] = [
  ['Stripe', '.env', expand('STRIPE_KEY=pk_live_51%{base62:97}\nstripe_api_key: "pk_test_%{base62:24}"\n')],
  ['Clerk', '.env', expand('CLERK_KEY=pk_test_%{b64:a%{lower:9}-%{digits:2}.clerk.accounts.dev$}\n')],
  ['PostHog', 'app.ts', expand('const apiKey = "phc_%{base62:43}";\nPOSTHOG_API_KEY=phc_%{base62:43}\n')],
  ['Supabase', '.env', expand('SUPABASE_KEY=sb_publishable_%{base62:22}_%{base62:8}\n')],
  ['a JWT of Supabase', '.env', `SUPABASE_ANON_KEY=${anonKey}\nconst apiKey = "${anonKey}";\n`],
  ['Mapbox', 'map.js', expand('accessToken: "pk.%{b64url:{"u":"%{lower:8}","a":"c%{alnum:24}"}}.%{base64url:22}"\n')],
  ['Sentry', 'settings.py', expand('SENTRY_DSN = "https://%{hex:32}@o%{digits:6}.ingest.sentry.io/%{digits:7}"\n')],
  [
    'reCAPTCHA',
    'form.html',
    expand('<div class="g-recaptcha" data-sitekey="6L%{base62:38}"></div>\nRECAPTCHA_SITE_KEY=6L%{base62:38}\n'),
  ],
];

describe('keys that are made to be published', () => {
  it.each(published)('are told only when asked for, and never as something else: %s', (_, path, text) => {
    const scan = (scanner: typeof artifacts): readonly string[] =>
      scanner.scan({ origin: { kind: 'file', path }, view: rawView(Buffer.from(text)) }).map(({ tags }) => tags[0]!);
    expect(scan(artifacts)).toEqual([]);
    expect(new Set(scan(all))).toEqual(new Set(['public']));
  });

  it('do not hide a secret of the same provider', () => {
    const text = expand('pk_live_51%{base62:97}\nsk_live_51%{base62:97}\n');
    expect(findings(text, '.env')).toEqual(['stripe-secret-key']);
  });
});

type Published = { readonly kind: string; readonly value: string };
const places = ['../../../shared/data/token-vectors.json.b64', '../../../../shared/data/token-vectors.json.b64'];
const file = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));

describe.skipIf(file === undefined)('documentation values (skipped: ../shared/data is not there)', () => {
  const text = file === undefined ? '{"documentationValues":[]}' : decode(readFileSync(file, 'latin1'));
  const { documentationValues } = JSON.parse(text) as { readonly documentationValues: readonly Published[] };
  const rows = documentationValues.map(({ kind, value }, i) => [`${kind} ${i}`, value] as const);

  it.each(rows)('are not reported: %s', (_, value) => {
    for (const surround of surroundings) expect(findings(surround(value), 'app.conf'), surround('...')).toEqual([]);
    expect(findings(`const secretKey = "${value}";\n`, 'app.ts')).toEqual([]);
  });
});

const surroundings: readonly ((value: string) => string)[] = [
  (value) => `${value}\n`,
  (value) => `password = "${value}"\n`,
  (value) => `SECRET_KEY=${value}\n`,
  (value) => `api_key: ${value}\n`,
  (value) => `{"token": "${value}"}\n`,
  (value) => `Authorization: Bearer ${value}\n`,
  (value) => `export AWS_SECRET_ACCESS_KEY='${value}'\n`,
  (value) => `private_key = "${value}"\nmnemonic = "${value}"\n`,
];

function decode(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}
