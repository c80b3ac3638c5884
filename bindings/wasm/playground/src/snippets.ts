/*
 * The message on the page as a program, in each language of Countersign. Owns the text of these programs; must never write
 * the user's secret into one, nor any value of the message that could be more than a word in a comment.
 */

import type { Answer } from './examine.ts';
import { Group } from './view/values.ts';

export interface Snippet {
  readonly id: string;
  readonly language: string;
  readonly file: string;
  readonly text: string;
}

/** The name of the file that every program reads the body from. */
export const BODY_FILE = 'notification.form';

type Kind = 'ipn' | 'lcn' | 'unknown';

interface About {
  readonly kind: Kind;
  readonly md5: boolean;
  readonly all: boolean;
  readonly strict: boolean;
  /** Several keys, because one is being changed. */
  readonly two: boolean;
  /** What the verifying line does with this very body. */
  readonly outcome: string;
  readonly event: string;
  readonly name: string;
  readonly line: string;
  readonly expiry: string;
}

export function snippets(answer: Answer): readonly Snippet[] {
  const about = describe(answer);
  return [
    { id: 'rust', language: 'Rust', file: 'src/main.rs', text: rust(about) },
    { id: 'javascript', language: 'JavaScript', file: 'notification.mjs', text: javascript(about) },
    { id: 'php', language: 'PHP', file: 'notification.php', text: php(about) },
    { id: 'c', language: 'C', file: 'notification.c', text: c(about) },
  ];
}

function describe(answer: Answer): About {
  const json = new Group(answer.message?.toJSON());
  const [line] = json.rows('lines');
  const known = answer.message !== undefined;
  return {
    kind: answer.kind,
    md5: answer.question.acceptMd5,
    all: answer.question.requireAll,
    strict: answer.question.strict,
    two: answer.question.secrets.filter((secret) => secret !== '').length > 1,
    outcome: known ? 'refused? answer 400 and nothing else' : answer.failure ? `this body: ${answer.failure.code}` : 'refused? answer 400 and nothing else',
    event: known ? ` // → ${word(json.text('event'))} ${word(json.text('action'))}` : '',
    name: known ? ` // → ${word(answer.kind === 'lcn' ? json.group('licence').text('reference') : json.group('order').text('refno'))}` : '',
    line: line ? ` // → ${word(line.text('quantity'))} × ${word(line.text('name'))} at ${word(line.text('price'))}` : '',
    expiry: known && answer.kind === 'lcn' ? ` // → ${word(json.group('licence').text('expires_at') ?? json.group('licence').text('expires'))}` : '',
  };
}

/** A value that is plainly a word; whatever could end a comment, or look like code, is replaced. */
function word(value: string | undefined): string {
  if (value === undefined) return 'nothing';
  return /^[A-Za-z0-9][A-Za-z0-9 .,:+_-]{0,59}$/.test(value) ? value : '…';
}

function rust(about: About): string {
  const policy = [
    about.kind === 'unknown' ? '' : `.kind(Kind::${about.kind === 'ipn' ? 'Ipn' : 'Lcn'})`,
    about.md5 ? '.accept_md5()' : '',
    about.all ? '.require_all(true)' : '',
    about.strict ? '.strict(true)' : '',
  ].join('');
  const read = {
    ipn: `    let ipn = notification.ipn().expect("the policy demands one");
    println!("{} {}", ipn.event(), ipn.action());${about.event}
    println!("{}", ipn.order().refno()?.unwrap_or("no number"));${about.name}
    for line in ipn.lines() {
        if let (Some(quantity), Some(name), Some(price)) = (line.quantity()?, line.name()?, line.price()?) {
            println!("{quantity} × {name} at {price}");${about.line}
        }
    }`,
    lcn: `    let lcn = notification.lcn().expect("the policy demands one");
    println!("{} {}", lcn.event(), lcn.action());${about.event}
    println!("{}", lcn.licence().reference()?.unwrap_or("no reference"));${about.name}
    if let Some(expiry) = lcn.expiry()? {
        println!("{expiry}");${about.expiry}
    }`,
    unknown: `    for field in notification.fields() {
        println!("{} = {}", field.path(), String::from_utf8_lossy(field.value()));
    }`,
  }[about.kind];
  const receipt = `
    // Store it, then answer with this as the body of a 200.
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    println!("{}", notification.receipt(ReceiptDate::from_unix(now.try_into()?)?)?);`;
  const isKnown = about.kind !== 'unknown';
  return `${isKnown ? 'use std::time::{SystemTime, UNIX_EPOCH};\n\n' : ''}use countersign::{${isKnown ? 'Kind, Policy, ReceiptDate, ' : policy === '' ? '' : 'Policy, '}SecretKey, Verifier};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Once. The secret key of Control Panel, Integrations, Webhooks & API.
    let key = SecretKey::new(std::env::var("COUNTERSIGN_KEY")?.as_bytes())?;${about.two ? '\n    let old_key = SecretKey::new(std::env::var("COUNTERSIGN_OLD_KEY")?.as_bytes())?;' : ''}
    let verifier = Verifier::new([key${about.two ? ', old_key' : ''}])?${policy === '' ? '' : `.with_policy(Policy::new()${policy})`};

    // For every POST: the raw body, before any framework has parsed it.
    let body = std::fs::read("${BODY_FILE}")?;
    let notification = verifier.verify(&body)?; // ${about.outcome}

${read}
${isKnown ? receipt : ''}
    Ok(())
}
`.replace(/\n{3,}/g, '\n\n').replace(/\}\n\n    Ok/, '}\n    Ok');
}

function javascript(about: About): string {
  const options = [
    about.two ? 'secrets: [process.env.COUNTERSIGN_KEY, process.env.COUNTERSIGN_OLD_KEY]' : 'secrets: process.env.COUNTERSIGN_KEY',
    about.kind === 'unknown' ? '' : `kind: '${about.kind}'`,
    about.md5 ? `accept: ['sha3-256', 'sha256', 'md5']` : '',
    about.all ? 'requireAll: true' : '',
    about.strict ? 'strict: true' : '',
  ].filter((option) => option !== '');
  const read = {
    ipn: `console.log(notification.event, notification.action);${about.event}
console.log(notification.order.refno);${about.name}
for (const line of notification.lines) {
  console.log(\`\${line.quantity} × \${line.name} at \${line.price}\`);${about.line}
}`,
    lcn: `console.log(notification.event, notification.action);${about.event}
console.log(notification.licence.reference);${about.name}
console.log(notification.licence.expiresAt ?? notification.licence.expires);${about.expiry}`,
    unknown: `for (const [path, value] of notification.fields()) console.log(path, '=', value);`,
  }[about.kind];
  return `import { readFileSync } from 'node:fs';
import { Verifier } from 'countersign';

// Once. The secret key of Control Panel, Integrations, Webhooks & API.
const verifier = new Verifier({ ${options.join(', ')} });

// For every POST: the raw body as bytes, before any framework has parsed it.
const body = readFileSync('${BODY_FILE}');
const notification = verifier.verify(body); // ${about.outcome}

${read}
${about.kind === 'unknown' ? '' : `
// Store it, then answer with this as the body of a 200.
console.log(notification.receipt());
`}`;
}

function php(about: About): string {
  const policy = [
    about.md5 ? 'accept: [Algorithm::Sha3_256, Algorithm::Sha256, Algorithm::Md5]' : '',
    about.kind === 'unknown' ? '' : `kind: Kind::${about.kind === 'ipn' ? 'Ipn' : 'Lcn'}`,
    about.all ? 'requireAll: true' : '',
    about.strict ? 'strict: true' : '',
  ].filter((option) => option !== '');
  const names = [about.md5 ? 'Algorithm' : '', about.kind === 'unknown' ? '' : 'Kind', policy.length > 0 ? 'Policy' : '', 'Secret', 'Verifier'];
  const keys = about.two ? `[Secret::fromEnvironment('COUNTERSIGN_KEY'), Secret::fromEnvironment('COUNTERSIGN_OLD_KEY')]` : `Secret::fromEnvironment('COUNTERSIGN_KEY')`;
  const verify = { ipn: 'verifyIpn', lcn: 'verifyLcn', unknown: 'verify' }[about.kind];
  const read = {
    ipn: `echo $notification->event()->value, ' ', $notification->action()->value, "\\n";${about.event}
echo $notification->order()->refno(), "\\n";${about.name}
foreach ($notification->lines() as $line) {
    echo $line->quantity(), ' × ', $line->name(), ' at ', $line->price(), "\\n";${about.line}
}`,
    lcn: `echo $notification->event()->value, ' ', $notification->action()->value, "\\n";${about.event}
echo $notification->licence()->reference(), "\\n";${about.name}
echo $notification->get('EXPIRATION_DATE'), "\\n";`,
    unknown: `foreach ($notification->fields() as [$path, $value]) {
    echo $path, ' = ', $value, "\\n";
}`,
  }[about.kind];
  return `<?php

use Countersign\\{${names.filter((name) => name !== '').join(', ')}};

require 'vendor/autoload.php';

// Once. The secret key of Control Panel, Integrations, Webhooks & API.
$verifier = new Verifier(${keys}${policy.length > 0 ? `, new Policy(${policy.join(', ')})` : ''});

// For every POST: file_get_contents('php://input'), and never $_POST
$body = file_get_contents('${BODY_FILE}');
$notification = $verifier->${verify}($body); // ${about.outcome}

${read}
${about.kind === 'unknown' ? '' : `
// Store it, then answer with this as the body of a 200, \`text/plain\`.
echo $notification->receipt()->text(), "\\n";
`}`;
}

function c(about: About): string {
  const policy = [
    about.kind === 'unknown' ? '' : `    if (countersign_policy_demand_kind(policy, COUNTERSIGN_KIND_${about.kind.toUpperCase()})) return 1;\n`,
    about.md5 ? '    if (countersign_policy_accept(policy, COUNTERSIGN_ALGORITHM_SHA3_256 | COUNTERSIGN_ALGORITHM_SHA256 | COUNTERSIGN_ALGORITHM_MD5)) return 1;\n' : '',
    about.all ? '    if (countersign_policy_require_all(policy, 1)) return 1;\n' : '',
    about.strict ? '    if (countersign_policy_strict(policy, 1)) return 1;\n' : '',
  ].join('');
  const field = about.kind === 'lcn' ? 'LICENSE_CODE' : 'REFNO';
  return `#include <countersign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int main(void)
{
    /* Once. The secret key of Control Panel, Integrations, Webhooks & API. */
    const char *names[] = {"COUNTERSIGN_KEY"${about.two ? ', "COUNTERSIGN_OLD_KEY"' : ''}};
    enum { KEYS = sizeof names / sizeof *names };
    countersign_secret_key *keys[KEYS] = {NULL};
    countersign_policy *policy = NULL;
    countersign_verifier *verifier = NULL;
    for (int i = 0; i < KEYS; i++) {
        const char *text = getenv(names[i]);
        if (text == NULL || countersign_secret_key_new(text, strlen(text), &keys[i])) return 1;
    }
    if (countersign_policy_new(&policy)) return 1;
${policy}    if (countersign_verifier_new(keys, KEYS, policy, &verifier)) return 1;

    /* For every POST: the raw body, before anything else has parsed it. */
    static char body[1 << 20];
    FILE *file = fopen("${BODY_FILE}", "rb");
    if (file == NULL) return 1;
    size_t length = fread(body, 1, sizeof body, file);
    fclose(file);

    countersign_notification *notification = NULL;
    struct countersign_error error;
    if (countersign_verify(verifier, body, length, &notification, &error)) { /* ${about.outcome} */
        fprintf(stderr, "%s\\n", error.text);
        return 1;
    }
    printf("%s %s\\n", countersign_event_name(countersign_notification_event(notification)),
           countersign_action_name(countersign_notification_action(notification)));${about.event}
    struct countersign_bytes value;
    if (!countersign_notification_get(notification, "${field}", ${field.length}, &value)) {
        printf("%.*s\\n", (int)value.len, value.data);${about.name}
    }
${about.kind === 'unknown' ? '' : `
    /* Store it, then answer with this as the body of a 200. */
    char receipt[COUNTERSIGN_RECEIPT_SIZE];
    if (countersign_notification_receipt(notification, (int64_t)time(NULL), receipt, sizeof receipt, &error)) return 1;
    puts(receipt);
`}
    countersign_notification_free(notification);
    countersign_verifier_free(verifier);
    countersign_policy_free(policy);
    for (int i = 0; i < KEYS; i++) countersign_secret_key_free(keys[i]);
    return 0;
}
`.replace(/\n{3,}/g, '\n\n');
}
