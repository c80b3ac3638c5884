<?php

declare(strict_types=1);

namespace Countersign\Http\Psr15;

use Countersign\Http\Answer;
use Countersign\Http\Endpoint;
use Countersign\Notification;
use Countersign\Verifier;
use Psr\Http\Message\ResponseFactoryInterface;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use Psr\Http\Message\StreamFactoryInterface;
use Psr\Http\Server\MiddlewareInterface;
use Psr\Http\Server\RequestHandlerInterface;

/**
 * In front of a handler of the merchant's: it gets genuine messages only, in the attribute {@see ATTRIBUTE}. Its status 200 to 299 means
 * that the message is stored, and is replaced by the receipt; any other answer of it, and what it throws, goes through.
 *
 * Owns the verdict and the receipt; must never let a message through that is not genuine.
 */
final class NotificationMiddleware implements MiddlewareInterface
{
    /** The request's attribute with the message: `$request->getAttribute(NotificationMiddleware::ATTRIBUTE)`. */
    public const ATTRIBUTE = Notification::class;

    private readonly Bridge $bridge;

    /** @var \Closure(string): mixed */
    private readonly \Closure $log;

    /**
     * @param Verifier                 $verifier a real one: there is no way to switch verification off, and an empty secret cannot be made
     * @param ?callable(string): mixed $log      takes a line without values, digests or secrets
     */
    public function __construct(
        private readonly Verifier $verifier,
        ResponseFactoryInterface $responses,
        StreamFactoryInterface $streams,
        ?callable $log = null,
    ) {
        $this->bridge = new Bridge($responses, $streams);
        $this->log = $log === null ? Endpoint::errorLog(...) : $log(...);
    }

    public function process(ServerRequestInterface $request, RequestHandlerInterface $handler): ResponseInterface
    {
        $response = null;
        $body = '';
        $read = function () use ($request, &$body): ?string {
            return $body = Bridge::body($request, $this->verifier->policy()->limits->body);
        };
        $work = function (Notification $message) use ($request, $handler, &$body, &$response): void {
            $request = $this->bridge->withBody($request, (string) $body)->withAttribute(self::ATTRIBUTE, $message);
            $response = $handler->handle($request);
            if (\intdiv($response->getStatusCode(), 100) !== 2) {
                throw new NotStored();
            }
        };
        try {
            $answer = (new Endpoint($this->verifier, $work, $this->log))->answer($request->getMethod(), $read);
        } catch (NotStored) {
            return $response ?? $this->bridge->response(Answer::failed());
        }

        return $this->bridge->response($answer);
    }
}
