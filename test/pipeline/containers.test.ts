// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references as configuration files write them
// Files that hold secrets, one of each kind, through all built-in rules. The passwords read like words: only their place tells what they are.

import { describe, expect, it } from 'vitest';
import { loadScanRules } from '../../src/config/load-rules.ts';
import type { Finding } from '../../src/model/finding.ts';
import { random, randomBytes } from '../helpers/made-tokens.ts';
import { scannerOf } from '../helpers/scanning.ts';
import { githubToken } from '../helpers/tokens.ts';

const request = { cwd: '/nonexistent', env: {}, target: '.', onlyRules: [], includePublic: false };
const { streams } = scannerOf((await loadScanRules(request)).ruleSet);

function findings(text: string | Buffer, path: string): readonly Finding[] {
  return streams
    .scanBytes({ kind: 'file', path }, Buffer.from(text))
    .findings.filter(({ severity }) => severity !== 'info');
}

const word = ['lantern', 'harbour7'].join('-');
const b64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

/** Rules, and what stands at the place of each finding: `rule: text`. */
function found(text: string, path: string): string[] {
  const bytes = Buffer.from(text);
  return findings(text, path).map(
    ({ ruleId, location: { startOffset, endOffset } }) =>
      `${ruleId}: ${bytes.toString('utf8', startOffset, endOffset)}`,
  );
}

type Row = readonly [title: string, path: string, text: string, expected: readonly string[]];

const secret = 'kubernetes-secret-value';
const manifest = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: é\ndata:\n  username: ${b64('bot')}\n  pg: ${b64(word)}\n`;
const state = {
  version: 4,
  terraform_version: '1.9.0',
  outputs: {
    dsn: { value: `${word}-1`, type: 'string', sensitive: true },
    host: { value: `${word}-h`, type: 'string' },
  },
  resources: [
    { type: 'random_password', instances: [{ attributes: { result: `${word}-2`, id: 'none' } }] },
    {
      type: 'acme_user',
      instances: [
        {
          attributes: { name: word, login: [{ pin: `${word}"3` }], note: `${word}-n` },
          sensitive_attributes: [
            [
              { type: 'get_attr', value: 'login' },
              { type: 'index', value: { value: 0, type: 'number' } },
              { type: 'get_attr', value: 'pin' },
            ],
          ],
        },
      ],
    },
  ],
};

const rows: readonly Row[] = [
  ['a Kubernetes Secret', 'secret.yaml', manifest, [`${secret}: ${b64(word)}`]],
  ['one with Windows line ends', 'secret.yml', manifest.replaceAll('\n', '\r\n'), [`${secret}: ${b64(word)}`]],
  [
    'one whose data come first',
    'a.yaml',
    `data:\n  "x.y": "${b64(word)}" # c\nkind: Secret\n`,
    [`${secret}: ${b64(word)}`],
  ],
  ['one in clear', 'a.yaml', `kind: Secret\nstringData:\n  pg: '${word}'\n`, [`${secret}: ${word}`]],
  ['one in a block', 'a.yaml', `kind: Secret\ndata:\n  pg: |-\n    ${b64(word)}\n`, [`${secret}: ${b64(word)}`]],
  [
    'several in a list',
    'a.yaml',
    `kind: List\nitems:\n- kind: Secret\n  data:\n    a: ${b64(`${word}1`)}\n- data:\n    b: ${b64(`${word}2`)}\n  kind: Secret\n- kind: ConfigMap\n  data:\n    c: ${b64(`${word}3`)}\n`,
    [`${secret}: ${b64(`${word}1`)}`, `${secret}: ${b64(`${word}2`)}`],
  ],
  [
    'one among other documents',
    'all.yaml',
    `kind: ConfigMap\ndata:\n  a: ${b64(word)}\n---\nkind: Secret\ndata:\n  b: ${b64(`${word}2`)}\n`,
    [`${secret}: ${b64(`${word}2`)}`],
  ],
  ['one in a template', 'templates/s.yaml', `{{- if .x }}\n${manifest}{{- end }}\n`, [`${secret}: ${b64(word)}`]],
  [
    'one in JSON',
    's.json',
    JSON.stringify({ items: [{ kind: 'Secret', data: { pg: b64(word) } }] }),
    [`${secret}: ${b64(word)}`],
  ],
  [
    'a Terraform state',
    'terraform.tfstate',
    JSON.stringify(state),
    ['1', '2'].map((i) => `terraform-state-secret: ${word}-${i}`).concat(`terraform-state-secret: ${word}\\"3`),
  ],
  [
    'Docker',
    '.docker/config.json',
    `{"auths":{"r.test":{"auth":"${b64(`bot:${word}`)}"}}}`,
    [`docker-config-login: ${b64(`bot:${word}`)}`],
  ],
  [
    '.dockercfg',
    '.dockercfg',
    `{"r.test":{"auth":"${b64(`bot:${word}`)}"}}`,
    [`docker-config-login: ${b64(`bot:${word}`)}`],
  ],
  ['.npmrc', '.npmrc', `//r.test/:_password=${b64(word)}\n`, [`npmrc-password: ${b64(word)}`]],
  ['.netrc', '.netrc', `machine a.test\n  password ${word}\n  login bot\n`, [`credential-file-password: ${word}`]],
  ['.pypirc', '.pypirc', `[pypi]\nusername = bot\npassword = ${word}\n`, [`credential-file-password: ${word}`]],
  ['.git-credentials', '.git-credentials', `https://bot:${word}@git.test\n`, [`git-credentials-password: ${word}`]],
  [
    'a kubeconfig',
    'home/.kube/config',
    `users:\n- name: a\n  user:\n    token: ${word}\n- name: b\n  user:\n    password: "${word}2"\n`,
    [`credential-file-password: ${word}`, `credential-file-password: ${word}2`],
  ],
  ['Terraform variables', 'prod.tfvars', `db_password = "${word}"\n`, [`settings-file-password: ${word}`]],
  ['.env', '.env', `export DB_PASSWORD="${word}" # x\n`, [`settings-file-password: ${word}`]],
  ['.env with spaces', '.env.production', `SMTP_PASS = ${word}\n`, [`settings-file-password: ${word}`]],
  ['.pgpass', '.pgpass', `db.test:5432:shop:bot:${word}\n`, [`pgpass-password: ${word}`]],
  ['.my.cnf', '.my.cnf', `[client]\npassword=${word}\n`, [`credential-file-password: ${word}`]],
  ['NuGet', 'NuGet.Config', `<add key="ClearTextPassword" value="${word}" />`, [`credential-file-password: ${word}`]],
  [
    'Composer',
    'composer/auth.json',
    `{"http-basic":{"r.test":{"password":"${word}"}}}`,
    [`credential-file-password: ${word}`],
  ],
  ['an editor that uploads', 'sftp-config.json', `{"password":"${word}"}`, [`credential-file-password: ${word}`]],
  ['FileZilla', 'sitemanager.xml', `<Pass encoding="base64">${b64(word)}</Pass>`, [`filezilla-password: ${b64(word)}`]],
  ['Jenkins', 'credentials.xml', `<password>${word}</password>`, [`jenkins-clear-secret: ${word}`]],
  ['Cargo', '.cargo/credentials.toml', `[registry]\ntoken = "${word}"\n`, [`credential-file-password: ${word}`]],
  ...(
    [
      [
        'docker-compose',
        'docker-compose.yml',
        'services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=%\n',
        'generic-password-unquoted',
      ],
      ['a CI workflow', '.github/workflows/ci.yml', 'env:\n  DB_PASSWORD: %\n', 'generic-password-unquoted'],
      ['Spring', 'application.yml', 'spring:\n  datasource:\n    password: %\n', 'generic-password-unquoted'],
      ['Rails', 'config/database.yml', 'production:\n  password: %\n', 'generic-password-unquoted'],
      ['Django', 'settings.py', "DATABASES = {'default': {'PASSWORD': '%'}}\n", 'generic-password'],
      ['Ansible', 'inventory.ini', 'h ansible_user=root ansible_password=%\n', 'ansible-password'], // trapline:allow made up
      [
        'Maven',
        '.m2/settings.xml',
        '<server><username>d</username><password>%</password></server>',
        'maven-server-password',
      ],
    ] as const
  ).map(([title, path, text, rule]): Row => {
    const strong = random('%{base62:16}');
    return [`${title}, by its name`, path, text.replace('%', strong), [`${rule}: ${strong}`]];
  }),
];

const quiet: readonly (readonly [title: string, path: string, text: string])[] = [
  [
    'a SealedSecret',
    's.yaml',
    `kind: SealedSecret\nspec:\n  encryptedData:\n    pg: AgA${b64(randomBytes(600)).slice(3)}\n`,
  ],
  [
    'a reference to a Secret',
    'd.yaml',
    `kind: Deployment\nspec:\n  secretKeyRef:\n    kind: Secret\n    name: ${word}\n    key: pg\n`,
  ],
  [
    'an ExternalSecret',
    'e.yaml',
    `kind: ExternalSecret\nspec:\n  data:\n  - secretKey: pg\n    remoteRef:\n      key: ${word}\n`,
  ],
  [
    'values that a template fills in',
    's.yaml',
    'kind: Secret\ndata:\n  a: {{ .Values.a | b64enc }}\n  b: "{{ .Values.b }}"\nstringData:\n  c: ${C_VALUE}\n  d: <password>\n',
  ],
  ['placeholders', 's.yaml', `kind: Secret\ndata:\n  a: ${b64('changeme')}\n  b: ${b64('<password>')}\n`],
  [
    'names and certificates',
    's.yaml',
    `kind: Secret\ndata:\n  username: ${b64(word)}\n  host: ${b64('db.shop.svc')}\n  tls.crt: ${b64(word)}\n`,
  ],
  [
    'words, addresses and dates',
    's.yaml',
    `kind: Secret\nstringData:\n  project: shopfront\n  base: https://git.shop.example/api/v3\n  since: 2019-03-20T17:54:53Z\n`,
  ],
  ['an empty Secret', 's.yaml', 'kind: Secret\nmetadata:\n  name: a\ndata: {}\n'],
  [
    'binary data',
    's.yaml',
    `kind: Secret\ndata:\n  keystore: ${b64(Buffer.from([0xfe, 0xed, 0, 1, 2, 3, 4, 5, 6]))}\n`,
  ],
  ['a state that says nothing of it', 'terraform.tfstate', JSON.stringify({ ...state, outputs: {}, resources: [] })],
  ['a login that is kept elsewhere', '.docker/config.json', '{"auths":{"r.test":{"auth":""}},"credsStore":"desktop"}'],
  [
    'an encrypted Jenkins secret',
    'credentials.xml',
    `<password>{${b64(Buffer.concat([Buffer.from('010000001000000020', 'hex'), randomBytes(48)]))}}</password>`,
  ],
  [
    'an Ansible vault',
    'group_vars/a.yml',
    `kind: Secret\nstringData:\n  pg: !vault |\n    $ANSIBLE_VAULT;1.1;AES256\n    ${Buffer.from(word).toString('hex')}\n`,
  ],
  ['variables', '.env', 'DB_PASSWORD=${OTHER_PASSWORD}\nAPI_TOKEN=$(cat token.txt)\n'],
];

describe('a container of secrets', () => {
  it.each(rows)('%s', (_title, path, text, expected) => {
    expect(found(text, path)).toEqual(expected);
  });

  it.each(quiet)('does not alarm for %s', (_title, path, text) => {
    expect(found(text, path)).toEqual([]);
  });

  it('says where a value is and what it decodes to', () => {
    const [finding] = findings(manifest, 'secret.yaml');
    expect(finding).toMatchObject({
      location: { startLine: 7, startColumn: 7, decoded: ['base64'], logical: { name: 'data.pg' } },
      confidence: 'medium',
    });
    expect(Buffer.from(finding!.secret.reveal()).toString()).toBe(word);
  });

  it('gives a token its own name, once', () => {
    const token = githubToken('container');
    const text = `kind: Secret\ndata:\n  pg: ${b64(token)}\nstringData:\n  password: ${githubToken('second')}\n`;
    expect(findings(text, 'a.yaml').map(({ ruleId }) => ruleId)).toEqual(['github-classic-pat', 'github-classic-pat']);
  });

  it('pairs what lies in one container', () => {
    const id = random('AKIA%{base32:16}');
    const text = `kind: Secret\ndata:\n  AWS_ACCESS_KEY_ID: ${b64(id)}\n  AWS_SECRET_ACCESS_KEY: ${b64(random('%{base64:40}'))}\n`;
    expect(findings(text, 'a.yaml')).toMatchObject([
      { ruleId: 'aws-secret-access-key', confidence: 'high', verdict: { offline: { facts: { 'access key': id } } } },
    ]);
  });

  it('can be told to be let through where it stands', () => {
    const text = manifest.replace(`${b64(word)}\n`, `${b64(word)} # trapline:allow\n`);
    expect(findings(text, 'a.yaml').map(({ suppression }) => suppression?.by)).toEqual(['inline']);
  });
});
