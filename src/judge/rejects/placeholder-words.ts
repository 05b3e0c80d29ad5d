// Words that examples are written with. Chosen by hand; short on purpose, because every word here is a password trapline will not report.

const split = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words that fill the place of a secret, alone or joined: `my-secret-token`, `changeme`. */
export const FILLER_WORDS: ReadonlySet<string> = new Set(
  split(`
    a an and any at be by for from here in is it my new of on or own put same set some such that the this to use very with you your yours
    access account actual add admin administrator api app auth authorization basic bearer bucket change changed changeit changeme changethis check
    client code confirm consumer cookie correct cred credential credentials credit customer data database db default demo dev device
    dummy email empty enter env example expected expired fake fallback field file filler first fixme foo bar baz qux quux bob alice
    generate generated github gitlab give goes good google guest hash head hello hidden host hunter id important input insert integration int invalid
    it key keys knex letmein local localhost long login machine made master me mine missing mock mongo mysql name none
    not null number oauth old otp pass passcode passphrase passw passwd password passwords phrase pin pg place placeholder plain postgres pretend private prod
    production public pw pwd pswd random real redacted redis refresh removed replace replaced required reset right root sa sample second secret secrets
    secure security seed server service session shared sign signing simple special ssh staging stage string strong super supersecret svc system temp
    temporary test tests tester testing text that thing todo token tokens top true unsecure update user username users valid value values variable vault
    web welcome word wrong xyz abc def ghi aaa bbb asdf asd qwe qwerty zxc
    un alpha numeric alphanumeric bits bit char chars least characters minimum something nothing anything whatever other another
    two three bat com net org mqtt nats kafka guess right let in ok yes no login logon signup signin root superuser csrf xsrf jwt uuid guid sso saml totp mfa iam rsa aes hmac sha utf http https url uri xml json yaml html css sql ssl tls tcp udp ip dns cli sdk ui io os ci cd crud rpc grpc ldap smtp imap ftp nonce salt header body param query scope state csrftoken ascii latin base hex iso
    have has do does dont should must will can cannot this`),
);

/** Whole values (before trailing digits and signs) that are defaults or examples everywhere. */
export const PLAIN_PASSWORDS: ReadonlySet<string> = new Set(
  split(`
    admin administrator root guest user test tests testing tester test-password demo default postgres mysql oracle sa minioadmin rabbitmq redis elastic
    elasticsearch kibana grafana jenkins vagrant ubuntu docker pi password passwd passw pass pwd secret token changeme changeit changethis letmein
    welcome hunter qwerty qwertyuiop asdf asdfgh asdfasdf zxcvbn abc abcd abcde abcdef foo bar baz foobar foobarbaz barfoo fizz buzz hello world helloworld
    iloveyou monkey dragon sesame opensesame toor p@ssword p@ssw0rd p4ssword p4ssw0rd passw0rd pa55word pa55w0rd pa$$word pa$$w0rd
    none null nil undefined empty true false yes no on off required optional string text value example sample dummy fake mock
    wrong invalid incorrect bad good valid correct new old alice bob carol dave eve joe john jane jdoe doe
    abracadabra correcthorsebatterystaple s3cr3t s3cret secr3t sekret sekrit shhh shhhh shh ssh xxx yyy zzz aaa bbb ccc lol omg haha blah blahblah
    unicorn banana apple pizza cheese bacon rocks stuff whatever something nothing anything magic dev prod staging local private public
    username userpass user-pass my_password mypass mypassword mypwd mysecret mytoken somepassword yourpassword your-password keyboard cat keyboardcat
    zxcvbnm q1w2e3 q1w2e3r4 1q2w3e 1q2w3e4r urlaub sikachu swordfish
    yeah pw passw0rd letmein tiger scott
    changeonfirstlogin foobarbazqux jbswy3dpehpk3pxp jbswy3dpehpk3px jsmith root-password testpass testpwd testpassword testuser tst`),
);
