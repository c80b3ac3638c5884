<?php

declare(strict_types=1);

/*
 * As much of Laravel as the example touches, run by `php -S`: route, CSRF check, container. `LARAVEL` says which version's exemption
 * from the check is used: 10, 11, or none. `config()` gives what is in the environment.
 */

namespace Illuminate\Http {
    class Request
    {
        public function getRealMethod(): string
        {
            return $_SERVER['REQUEST_METHOD'];
        }

        public function getContent(): string
        {
            return (string) \file_get_contents('php://input');
        }
    }

    class Response
    {
        /** @param array<string, string> $headers */
        public function __construct(private string $content = '', private int $status = 200, private array $headers = [])
        {
        }

        public function send(): void
        {
            \http_response_code($this->status);
            foreach ($this->headers as $name => $value) {
                \header("$name: $value");
            }
            echo $_SERVER['REQUEST_METHOD'] === 'HEAD' ? '' : $this->content;
        }
    }
}

namespace Illuminate\Support {
    abstract class ServiceProvider
    {
        public function __construct(protected object $app)
        {
        }
    }
}

namespace Illuminate\Support\Facades {
    final class Route
    {
        /** @var array<string, array{list<string>, class-string}> */
        public static array $routes = [];

        /**
         * @param list<string> $methods
         * @param class-string $action
         */
        public static function match(array $methods, string $uri, string $action): void
        {
            self::$routes[$uri] = [\array_merge(\array_map('strtoupper', $methods), ['HEAD']), $action];
        }
    }

    final class Log
    {
        public static function warning(string $line): void
        {
            \error_log($line);
        }
    }

    final class DB
    {
        public static function table(string $name): object
        {
            return new class($name) {
                public function __construct(private string $name)
                {
                }

                /** @param array<string, string> $row */
                public function insertOrIgnore(array $row): int
                {
                    $row = \json_encode([$this->name, $row], \JSON_THROW_ON_ERROR) . "\n";
                    if (@\file_put_contents((string) \getenv('ORDERS_FILE'), $row, \FILE_APPEND) !== \strlen($row)) {
                        throw new \RuntimeException('the database is away');
                    }

                    return 1;
                }
            };
        }
    }
}

namespace Illuminate\Foundation\Http\Middleware {
    class VerifyCsrfToken
    {
        protected $except = [];

        /** @return array<int, string> */
        public function exempt(): array
        {
            return $this->except;
        }
    }
}

namespace Illuminate\Foundation\Configuration {
    final class Middleware
    {
        /** @var array<int, string> */
        public array $except = [];

        /** @param array<int, string> $except */
        public function validateCsrfTokens(array $except = []): static
        {
            $this->except = $except;

            return $this;
        }
    }
}

namespace Illuminate\Foundation {
    final class Application
    {
        public Configuration\Middleware $middleware;

        public static function configure(string $basePath): self
        {
            $app = new self();
            $app->middleware = new Configuration\Middleware();

            return $app;
        }

        public function withMiddleware(callable $callback): self
        {
            $callback($this->middleware);

            return $this;
        }

        public function create(): self
        {
            return $this;
        }
    }
}

namespace {
    require __DIR__ . '/../../autoload.php';
    $example = __DIR__ . '/../../examples/laravel';
    foreach (['TwoCheckoutController', 'AppServiceProvider', 'VerifyCsrfToken', 'routes'] as $file) {
        require "$example/$file.php";
    }

    function config(string $name): ?string
    {
        return $name === 'services.twocheckout.secret' ? (getenv('TWOCHECKOUT_SECRET') ?: null) : throw new LogicException($name);
    }

    $app = new class() {
        /** @var array<class-string, Closure> */
        public array $made = [];

        public function singleton(string $class, Closure $make): void
        {
            $this->made[$class] = $make;
        }
    };
    (new App\Providers\AppServiceProvider($app))->register();
    $except = match (getenv('LARAVEL')) {
        '10' => (new App\Http\Middleware\VerifyCsrfToken())->exempt(),
        '11' => (require "$example/bootstrap-app.php")->middleware->except,
        'none' => [],
    };
    $path = (string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
    [$methods, $controller] = Illuminate\Support\Facades\Route::$routes[$path] ?? [[], ''];
    if ($methods === []) {
        $response = new Illuminate\Http\Response('', 404);
    } elseif (!in_array($_SERVER['REQUEST_METHOD'], $methods, true)) {
        $response = new Illuminate\Http\Response('', 405);
    } elseif ($_SERVER['REQUEST_METHOD'] === 'POST' && !in_array(ltrim($path, '/'), $except, true)) {
        $response = new Illuminate\Http\Response('Page Expired', 419);
    } else {
        try {
            $verifier = $app->made[Countersign\Verifier::class]();
            $response = (new $controller())(new Illuminate\Http\Request(), $verifier);
        } catch (Throwable $e) {
            error_log($e->getMessage());
            $response = new Illuminate\Http\Response('Server Error', 500);
        }
    }
    $response->send();
}
