<?php

declare(strict_types=1);

namespace Countersign\Backend\Ffi;

use Countersign\Algorithm;
use Countersign\Backend\Backend;
use Countersign\Backend\Engine;
use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;
use Countersign\Limits;
use Countersign\Policy;
use Countersign\Secret;

/**
 * The backend on the native library.
 *
 * Owns the making of its verifiers from secrets and a policy; never sees a message.
 */
final class FfiBackend implements Backend
{
    private readonly Library $library;

    /**
     * @param ?string $library path of libcountersign; searched for if not given
     *
     * @throws ConfigurationException `backend_unavailable`
     */
    public function __construct(?string $library = null)
    {
        $this->library = Library::open($library);
    }

    public function name(): string
    {
        return 'ffi';
    }

    public function engine(Policy $policy, Secret ...$secrets): Engine
    {
        if ($secrets === []) {
            throw new ConfigurationException(ErrorCode::EmptySecret);
        }
        $ffi = $this->library->own ?? \FFI::scope(Library::SCOPE);
        $verifier = $ffi->new('countersign_verifier *');
        $rules = $ffi->new('countersign_policy *');
        $count = \count($secrets);
        $keys = $ffi->new("countersign_secret_key *[$count]"); // All NULL, which may be freed.
        try {
            foreach (\array_values($secrets) as $i => $secret) {
                $bytes = $secret->bytes();
                self::check($ffi->countersign_secret_key_new($bytes, \strlen($bytes), \FFI::addr($keys[$i])));
            }
            self::check($ffi->countersign_policy_new(\FFI::addr($rules)));
            $this->fill($rules, $policy);
            self::check($ffi->countersign_verifier_new($keys, $count, $rules, \FFI::addr($verifier)));
        } finally {
            $ffi->countersign_policy_free($rules);
            for ($i = 0; $i < $count; ++$i) {
                $ffi->countersign_secret_key_free($keys[$i]);
            }
        }

        return new FfiEngine($verifier, $this->library);
    }

    /** Leaves defaults alone: each function costs a web server some microseconds when it is called for the first time in a request. */
    private function fill(\FFI\CData $rules, Policy $policy): void
    {
        $ffi = $this->library->own ?? \FFI::scope(Library::SCOPE);
        if ($policy->accept !== [Algorithm::Sha3_256, Algorithm::Sha256]) {
            $accept = 0;
            foreach ($policy->accept as $algorithm) {
                $accept |= Numbers::ofAlgorithm($algorithm);
            }
            self::check($ffi->countersign_policy_accept($rules, $accept));
        }
        if ($policy->kind !== null) {
            self::check($ffi->countersign_policy_demand_kind($rules, Numbers::ofKind($policy->kind)));
        }
        if ($policy->requireAll) {
            self::check($ffi->countersign_policy_require_all($rules, 1));
        }
        if ($policy->strict) {
            self::check($ffi->countersign_policy_strict($rules, 1));
        }
        if ($policy->maxAge !== null) {
            self::check($ffi->countersign_policy_max_age($rules, $policy->maxAge));
        }
        $limits = $policy->limits;
        if ($limits != new Limits()) {
            self::check($ffi->countersign_policy_max_body($rules, $limits->body));
            self::check($ffi->countersign_policy_max_fields($rules, $limits->fields));
            self::check($ffi->countersign_policy_max_name($rules, $limits->name));
            self::check($ffi->countersign_policy_max_depth($rules, $limits->depth));
        }
    }

    private static function check(int $status): void
    {
        if ($status !== Numbers::OK) {
            throw Numbers::internal(); // Secret, Policy and Limits have looked at everything before.
        }
    }
}
