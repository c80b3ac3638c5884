<?php

declare(strict_types=1);

/*
 * As much of Laravel as the example touches, run by `php -S`: route, the group `web`, migration, container. `config()` gives what is in the
 * environment.
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
    use Illuminate\Database\Schema\Blueprint;

    final class Route
    {
        /** @var array<string, self> */
        public static array $routes = [];

        /** In routes/web.php every route is in the group. */
        public bool $web = true;

        /**
         * @param list<string> $methods
         * @param class-string $action
         */
        private function __construct(public readonly array $methods, public readonly string $action)
        {
        }

        /**
         * @param list<string> $methods
         * @param class-string $action
         */
        public static function match(array $methods, string $uri, string $action): self
        {
            return self::$routes[$uri] = new self(\array_merge(\array_map('strtoupper', $methods), ['HEAD']), $action);
        }

        public function withoutMiddleware(string $group): void
        {
            $this->web = $this->web && $group !== 'web';
        }
    }

    final class Log
    {
        public static function warning(string $line): void
        {
            \error_log($line);
        }
    }

    final class Schema
    {
        /** @var array<string, Blueprint> */
        public static array $tables = [];

        public static function create(string $table, \Closure $describe): void
        {
            $describe(self::$tables[$table] = new Blueprint());
        }

        public static function dropIfExists(string $table): void
        {
            unset(self::$tables[$table]);
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

                /**
                 * @param list<array<string, string>> $rows
                 * @param list<string>                $unique
                 * @param list<string>                $update
                 */
                public function upsert(array $rows, array $unique, array $update): int
                {
                    $table = Schema::$tables[$this->name] ?? throw new \LogicException('no such table');
                    $table->primary === $unique || throw new \LogicException('there is no such key');
                    foreach ($rows as $row) {
                        \array_keys($row) === [...$unique, ...$update] || throw new \LogicException('only a part is changed');
                        \array_diff_key($row, $table->columns) === [] || throw new \LogicException('no such column');
                        \strlen($row['delivery_id']) === $table->columns['delivery_id'] || throw new \LogicException('the key is cut');
                        $line = \json_encode([$this->name, $row], \JSON_THROW_ON_ERROR) . "\n";
                        if (@\file_put_contents((string) \getenv('ORDERS_FILE'), $line, \FILE_APPEND) !== \strlen($line)) {
                            throw new \RuntimeException('the database is away');
                        }
                    }

                    return \count($rows);
                }
            };
        }
    }
}

namespace Illuminate\Database\Migrations {
    abstract class Migration
    {
    }
}

namespace Illuminate\Database\Schema {
    final class Blueprint
    {
        /** @var array<string, ?int> names and lengths */
        public array $columns = [];

        /** @var list<string> */
        public array $primary = [];

        public function char(string $column, int $length): self
        {
            return $this->add($column, $length);
        }

        public function longText(string $column): self
        {
            return $this->add($column);
        }

        public function timestamp(string $column): self
        {
            return $this->add($column);
        }

        public function primary(): void
        {
            $this->primary = [(string) \array_key_last($this->columns)];
        }

        public function useCurrent(): void
        {
        }

        private function add(string $column, ?int $length = null): self
        {
            $this->columns[$column] = $length;

            return $this;
        }
    }
}

namespace {
    require __DIR__ . '/../../autoload.php';
    $example = __DIR__ . '/../../examples/laravel';
    foreach (['TwoCheckoutController', 'AppServiceProvider', 'routes'] as $file) {
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
    $migration = require "$example/create_twocheckout_inbox_table.php";
    $migration->up();
    $migration->down();
    $migration->up();
    $path = (string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
    $route = Illuminate\Support\Facades\Route::$routes[$path] ?? null;
    if ($route === null) {
        $response = new Illuminate\Http\Response('', 404);
    } elseif (!in_array($_SERVER['REQUEST_METHOD'], $route->methods, true)) {
        $response = new Illuminate\Http\Response('', 405);
    } elseif ($_SERVER['REQUEST_METHOD'] === 'POST' && $route->web) {
        $response = new Illuminate\Http\Response('Page Expired', 419);
    } else {
        try {
            $verifier = $app->made[Countersign\Verifier::class]();
            $response = (new $route->action())(new Illuminate\Http\Request(), $verifier);
        } catch (Throwable $e) {
            error_log($e->getMessage());
            $response = new Illuminate\Http\Response('Server Error', 500);
        }
    }
    $response->send();
}
