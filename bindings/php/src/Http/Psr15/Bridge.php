<?php

declare(strict_types=1);

namespace Countersign\Http\Psr15;

use Countersign\Http\Answer;
use Psr\Http\Message\ResponseFactoryInterface;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use Psr\Http\Message\StreamFactoryInterface;
use Psr\Http\Message\StreamInterface;

/**
 * Between PSR-7 and this package.
 *
 * Owns the reading of bodies, bounded and from their beginning; never looks at `getParsedBody()`.
 *
 * @internal
 */
final class Bridge
{
    private const CHUNK = 65_536;

    public function __construct(private readonly ResponseFactoryInterface $responses, private readonly StreamFactoryInterface $streams)
    {
    }

    /** The body as it came; null if it is longer than the limit, of which nothing is read if its size is known. */
    public static function body(ServerRequestInterface $request, int $limit): ?string
    {
        $stream = $request->getBody();
        if (($stream->getSize() ?? 0) > $limit) {
            return null;
        }
        if ($stream->isSeekable()) {
            $stream->rewind(); // Others may have read it before.
        }
        $body = '';
        while (!$stream->eof()) {
            $chunk = $stream->read(self::CHUNK);
            if ($chunk === '') {
                break; // A stream that has nothing and does not say that it ends would keep us for ever.
            }
            $body .= $chunk;
            if (\strlen($body) > $limit) {
                return null;
            }
        }

        return $body;
    }

    /** The request with a body that can be read again. */
    public function withBody(ServerRequestInterface $request, #[\SensitiveParameter] string $body): ServerRequestInterface
    {
        return $request->withBody($this->stream($body));
    }

    public function response(Answer $answer): ResponseInterface
    {
        $response = $this->responses->createResponse($answer->status)->withBody($this->stream($answer->body));
        foreach ($answer->headers as $name => $value) {
            $response = $response->withHeader($name, $value);
        }

        return $response;
    }

    private function stream(#[\SensitiveParameter] string $content): StreamInterface
    {
        $stream = $this->streams->createStream($content);
        $stream->rewind(); // Where it stands at first is up to the factory.

        return $stream;
    }
}
