<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\Algorithm;
use Countersign\Backend\Engine;
use Countersign\Backend\Message;
use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;
use Countersign\Exception\Sentence;
use Countersign\Exception\VerificationException;
use Countersign\Kind;
use Countersign\Policy;
use Countersign\Secret;

/**
 * The verdict.
 *
 * Owns the order of the checks and the choice of the signature; must never be steered in that choice by what an attacker left
 * out of the body, and must never tell a right digest.
 *
 * Protocol pages: `signature.md` section 1, `tests/vectors/README.md` ("How a verdict comes about").
 *
 * @internal
 */
final class PlainEngine implements Engine
{
    /** The scalars on which the receipt or the business key stands: twice or as arrays they are always refused. */
    private const IPN_SCALARS = ['REFNO', 'ORDERSTATUS', 'IPN_DATE'];
    private const LCN_SCALARS = ['LICENSE_CODE', 'EXPIRATION_DATE', 'DATE_UPDATED'];

    /**
     * All algorithms by the names of their fields, strongest first.
     *
     * @var array<string, Algorithm>
     */
    private readonly array $fields;

    /** @param list<Secret> $secrets */
    public function __construct(private readonly Policy $policy, private readonly array $secrets)
    {
        if ($secrets === []) {
            throw new ConfigurationException(ErrorCode::EmptySecret);
        }
        $fields = [];
        foreach (Algorithm::strongestFirst() as $algorithm) {
            $fields[$algorithm->field()] = $algorithm;
        }
        $this->fields = $fields;
    }

    public function verify(#[\SensitiveParameter] string $body, int $now): Message
    {
        $policy = $this->policy;
        $form = QuickForm::read($body, $policy->limits) ?? FormParser::parse($body, $policy->limits);
        $digests = $this->digests($form);
        $kind = self::kind($form);
        self::checkScalars($form, $policy->kind ?? $kind);
        if ($digests === []) {
            throw new VerificationException(self::looksLikeAnotherFormat($body) ? ErrorCode::NotForm : ErrorCode::MissingSignature);
        }
        $chosen = $this->choose($digests);
        $checked = $policy->requireAll ? $digests : [$chosen->field() => $digests[$chosen->field()]];
        $source = $form->source();
        $secret = $this->matching($this->read($checked), $source);
        if ($policy->kind !== null && $policy->kind !== $kind) {
            throw new VerificationException(ErrorCode::WrongKind, null, Sentence::wrongKind($kind));
        }
        if ($policy->strict) {
            StrictMode::check($form, $kind);
        }
        if ($policy->maxAge !== null) {
            SignedDate::checkAge($form, $kind, $policy->maxAge, $now);
        }

        return new PlainMessage($form, $source, $kind, $chosen, $secret, $this->secrets[$secret]);
    }

    /**
     * What stands in the signature fields, strongest first.
     *
     * @return array<string, string>
     */
    private function digests(Form $form): array
    {
        $digests = [];
        $repeats = $form->repeats();
        foreach ($this->fields as $name => $algorithm) {
            $digest = $form->top($name);
            if ($digest === null) {
                continue;
            }
            if (($repeats || $digest === true) && $form->cameTwice($name)) {
                throw new VerificationException(ErrorCode::DuplicateField, $name);
            }
            if (!\is_string($digest)) {
                throw new VerificationException(ErrorCode::MalformedSignature, $name);
            }
            $digests[$name] = $digest;
        }

        return $digests;
    }

    private static function kind(Form $form): Kind
    {
        if ($form->top('REFNO') !== null || $form->top('IPN_PID') !== null || $form->top('IPN_DATE') !== null) {
            return Kind::Ipn;
        }

        return $form->top('LICENSE_CODE') !== null ? Kind::Lcn : Kind::Unknown;
    }

    private static function checkScalars(Form $form, Kind $kind): void
    {
        $names = match ($kind) {
            Kind::Ipn => self::IPN_SCALARS,
            Kind::Lcn => self::LCN_SCALARS,
            Kind::Unknown => [...self::IPN_SCALARS, ...self::LCN_SCALARS],
        };
        $repeats = $form->repeats();
        foreach ($names as $name) {
            $isArray = $form->top($name) === true;
            if (($repeats || $isArray) && $form->cameTwice($name)) {
                throw new VerificationException(ErrorCode::DuplicateField, $name);
            }
            if ($isArray) {
                throw new VerificationException(ErrorCode::InvalidField, $name);
            }
        }
    }

    /**
     * The strongest accepted one that is present.
     *
     * @param array<string, string> $digests
     */
    private function choose(array $digests): Algorithm
    {
        foreach ($this->policy->accept as $algorithm) {
            if (isset($digests[$algorithm->field()])) {
                return $algorithm;
            }
        }

        throw new VerificationException(ErrorCode::AlgorithmNotAccepted);
    }

    /**
     * Digests in lower case. Anything but exactly the right number of hexadecimal digits is refused, blanks and line ends included.
     *
     * @param array<string, string> $digests
     *
     * @return array<string, string>
     */
    private function read(array $digests): array
    {
        foreach ($digests as $name => $digest) {
            $length = $this->fields[$name]->hexLength();
            if (\strlen($digest) !== $length || \preg_match('/^[0-9A-Fa-f]++$/D', $digest) !== 1) {
                throw new VerificationException(ErrorCode::MalformedSignature, $name);
            }
            $digests[$name] = \strtolower($digest);
        }

        return $digests;
    }

    /**
     * The number of the first secret under which all those digests are right.
     *
     * @param array<string, string> $digests
     */
    private function matching(array $digests, #[\SensitiveParameter] string $source): int
    {
        foreach ($this->secrets as $number => $secret) {
            $right = true;
            foreach ($digests as $name => $digest) {
                $computed = \hash_hmac($this->fields[$name]->value, $source, $secret->bytes());
                $right = \hash_equals($computed, $digest) && $right;
            }
            if ($right) {
                return $number;
            }
        }

        throw new VerificationException(ErrorCode::SignatureMismatch);
    }

    /** JSON and multipart bodies parse as forms of nonsense; this is how they begin. */
    private static function looksLikeAnotherFormat(#[\SensitiveParameter] string $body): bool
    {
        $first = $body[\strspn($body, " \t\n\v\f\r")] ?? '';

        return $first === '{' || $first === '[' || \str_starts_with($body, '--');
    }
}
