<?php

declare(strict_types=1);

namespace Countersign\Backend\Ffi;

use Countersign\Backend\Backend;
use Countersign\Backend\Engine;
use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;
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
        $ffi = $this->library->ffi;
        $verifier = $this->library->ffi->new($this->library->verifier);
        $rules = $ffi->new($this->library->policy);
        $count = \count($secrets);
        $keys = $ffi->new("countersign_secret_key *[$count]");
        $made = 0;
        try {
            foreach ($secrets as $secret) {
                $bytes = $secret->bytes();
                $key = $ffi->new($this->library->secretKey);
                self::check($ffi->countersign_secret_key_new($bytes, \strlen($bytes), \FFI::addr($key)));
                $keys[$made++] = $key;
            }
            self::check($ffi->countersign_policy_new(\FFI::addr($rules)));
            $this->fill($rules, $policy);
            self::check($ffi->countersign_verifier_new($keys, $count, $rules, \FFI::addr($verifier)));
        } finally {
            $ffi->countersign_policy_free($rules);
            while ($made > 0) {
                $ffi->countersign_secret_key_free($keys[--$made]);
            }
        }

        return new FfiEngine($verifier, $this->library);
    }

    private function fill(\FFI\CData $rules, Policy $policy): void
    {
        $ffi = $this->library->ffi;
        $accept = 0;
        foreach ($policy->accept as $algorithm) {
            $accept |= Numbers::ofAlgorithm($algorithm);
        }
        self::check($ffi->countersign_policy_accept($rules, $accept));
        if ($policy->kind !== null) {
            self::check($ffi->countersign_policy_demand_kind($rules, Numbers::ofKind($policy->kind)));
        }
        self::check($ffi->countersign_policy_require_all($rules, (int) $policy->requireAll));
        self::check($ffi->countersign_policy_strict($rules, (int) $policy->strict));
        if ($policy->maxAge !== null) {
            self::check($ffi->countersign_policy_max_age($rules, $policy->maxAge));
        }
        $limits = $policy->limits;
        self::check($ffi->countersign_policy_max_body($rules, $limits->body));
        self::check($ffi->countersign_policy_max_fields($rules, $limits->fields));
        self::check($ffi->countersign_policy_max_name($rules, $limits->name));
        self::check($ffi->countersign_policy_max_depth($rules, $limits->depth));
    }

    private static function check(int $status): void
    {
        if ($status !== Numbers::OK) {
            throw Numbers::internal(); // Secret, Policy and Limits have looked at everything before.
        }
    }
}
