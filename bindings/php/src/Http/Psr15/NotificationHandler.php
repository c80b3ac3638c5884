<?php

declare(strict_types=1);

namespace Countersign\Http\Psr15;

use Countersign\Http\Endpoint;
use Countersign\Notification;
use Countersign\Verifier;
use Psr\Http\Message\ResponseFactoryInterface;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use Psr\Http\Message\StreamFactoryInterface;
use Psr\Http\Server\RequestHandlerInterface;

/**
 * An {@see Endpoint} for PSR-15. Goes on a route for GET, HEAD and POST that is exempt from CSRF checks.
 *
 * Owns nothing but the way there; what the work throws goes through, for the framework to answer with status 500.
 */
final class NotificationHandler implements RequestHandlerInterface
{
    private readonly Endpoint $endpoint;
    private readonly Bridge $bridge;

    /**
     * @template T of Notification
     *
     * @param callable(T): mixed       $work stores what the message says
     * @param ?callable(string): mixed $log  takes a line without values, digests or secrets
     */
    public function __construct(
        private readonly Verifier $verifier,
        callable $work,
        ResponseFactoryInterface $responses,
        StreamFactoryInterface $streams,
        ?callable $log = null,
    ) {
        $this->endpoint = new Endpoint($verifier, $work, $log);
        $this->bridge = new Bridge($responses, $streams);
    }

    public function handle(ServerRequestInterface $request): ResponseInterface
    {
        return $this->bridge->response($this->endpoint->answer(
            $request->getMethod(),
            fn (): ?string => Bridge::body($request, $this->verifier->policy()->limits->body),
        ));
    }
}
