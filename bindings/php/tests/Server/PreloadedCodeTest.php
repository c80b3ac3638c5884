<?php

declare(strict_types=1);

namespace Countersign\Tests\Server;

use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Tests\Ffi\NativeLibrary;
use PHPUnit\Framework\TestCase;

/**
 * PHP allows FFI to preloaded code whoever calls it: no script behind php-fpm may come to FFI through ours.
 */
final class PreloadedCodeTest extends TestCase
{
    private const HOSTILE = <<<'PHP'
        <?php
        $folder = '@FOLDER@';
        $said = [];
        $try = static function (string $what, callable $call) use (&$said): void {
            try {
                $result = $call();
                $said[$what] = 'returned ' . get_debug_type($result);
            } catch (\Throwable $e) {
                $said[$what] = $e->getMessage();
            }
        };
        PHP;

    public function testScriptsLoadNothing(): void
    {
        $folder = $this->folder();
        $server = $this->server($folder, <<<'PHP'
            require '@PACKAGE@/autoload.php';
            use Countersign\Backend\Ffi\{FfiBackend, Library};
            $try('Backends', fn () => Countersign\Backend\Backends::ffi("$folder/evil.so"));
            $try('FfiBackend', fn () => new FfiBackend("$folder/evil.so"));
            try {
                FFI::load("$folder/evil.h");
                $said['FFI::load'] = 'not refused';
            } catch (FFI\Exception $why) {
            }
            // A frame of preloaded code stands between none of these and their caller.
            $library = Library::open();
            foreach ((new ReflectionClass(Library::class))->getMethods() as $method) {
                $values = array_map(static fn (ReflectionParameter $parameter): mixed => match (ltrim((string) $parameter->getType(), '?')) {
                    'string' => "$folder/evil.so",
                    'int' => 1,
                    'FFI' => null,
                    'FFI\Exception', 'Throwable' => $why,
                }, $method->getParameters());
                $try("Library::{$method->name}", fn () => $method->invoke($method->isStatic() ? null : $library, ...$values));
            }
            // No FFI object anywhere.
            $message = (new Countersign\Backend\Ffi\FfiBackend())->engine(new Countersign\Policy(), new Countersign\Secret('k'))
                ->verify(Countersign\Testing\Signer::sign('REFNO=1&A[]=2', new Countersign\Secret('k')), 0);
            $message->tree();
            foreach ([$library, $message] as $object) {
                foreach ((new ReflectionObject($object))->getProperties() as $property) {
                    if (($value = $property->getValue($object)) instanceof FFI) {
                        $said["property {$property->name}"] = 'an FFI object';
                    }
                }
            }
            $try('Quiet', fn () => Countersign\Typed\Quiet::of(FFI::cdef(...)));
            set_error_handler(static fn () => true);
            $try('Endpoint', fn () => Countersign\Http\Endpoint::serve(
                static fn () => throw new RuntimeException("$folder/evil.h"), static fn () => 1, FFI::load(...)));
            restore_error_handler();
            http_response_code(200);
            PHP);
        $said = $this->ask($server);
        self::assertFileDoesNotExist("{$folder->path}/loaded");
        $sentence = 'PHP allows no FFI here (ffi.enable); on a web server preload the library as ini/countersign.ini shows';
        foreach (['Backends', 'FfiBackend', 'Library::open', 'Library::load'] as $what) {
            self::assertSame($sentence, $said[$what]);
        }
        self::assertSame('returned Countersign\Exception\ConfigurationException', $said['Library::reason']);
        self::assertSame('FFI API is restricted by "ffi.enable" configuration directive', $said['Quiet']);
        self::assertStringNotContainsString('an FFI object', \implode("\n", $said));
        self::assertStringNotContainsString('not refused', \implode("\n", $said));
        self::assertNotContains('returned FFI', $said);
    }

    public function testAutoloaderIsNotAsked(): void
    {
        $folder = $this->folder();
        // FFI::load() as an autoloader reads a file that is called like the class.
        foreach (self::files(\dirname(__DIR__, 2) . '/src') as $file) {
            $folder->write('Countersign\\' . \strtr($file, '/', '\\'), $folder->read('evil.h'));
        }
        $server = $this->server($folder, <<<'PHP'
            chdir($folder);
            require '@PACKAGE@/src/Policy.php';
            require '@PACKAGE@/src/Secret.php';
            spl_autoload_register('FFI::load');
            $secret = new Countersign\Secret('k');
            $signed = '@SIGNED@';
            $try('path', fn () => Countersign\Backend\Ffi\Library::open("$folder/evil.so"));
            $try('number', fn () => Countersign\Backend\Ffi\Numbers::kind(9));
            $try('all', function () use ($secret, $signed) {
                $engine = (new Countersign\Backend\Ffi\FfiBackend())->engine(new Countersign\Policy(
                    [Countersign\Algorithm::Sha3_256], Countersign\Kind::Ipn, true, true, null,
                    new Countersign\Limits(1000)), $secret);
                $message = $engine->verify($signed, 0);
                $message->kind();
                $message->algorithm();
                $message->tree();
                $message->fields();
                $message->receipt(Countersign\Algorithm::Sha256, '20240102030405');
            });
            $try('refusal', fn () => (new Countersign\Backend\Ffi\FfiBackend())->engine(new Countersign\Policy(), $secret)->verify('x', 0));
            $try('unknown', fn () => (new Countersign\Backend\Ffi\FfiBackend())->engine(new Countersign\Policy())->verify('x', 0));
            PHP);
        $said = $this->ask($server);
        self::assertFileDoesNotExist("{$folder->path}/loaded");
        self::assertStringStartsWith('no signature field', $said['refusal']);
        self::assertCount(5, $said);
        self::assertSame('returned null', $said['all']);
        self::assertStringNotContainsString('not found', \implode("\n", $said));
    }

    public function testWhatIsPreloadedCallsNothingOfAScripts(): void
    {
        \preg_match_all("~^ +'([\\w/]+)',$~m", (string) \file_get_contents(\dirname(__DIR__, 2) . '/preload.php'), $names);
        $preloaded = $names[1];
        foreach (self::files(\dirname(__DIR__, 2) . '/src/Backend/Ffi') as $file) {
            self::assertContains("Backend/Ffi/$file", $preloaded);
        }
        foreach ($preloaded as $file) {
            $tokens = \array_values(\array_filter(
                \PhpToken::tokenize((string) \file_get_contents(\dirname(__DIR__, 2) . "/src/$file.php")),
                static fn (\PhpToken $token): bool => !$token->isIgnorable(),
            ));
            $uses = [];
            foreach ($tokens as $i => $token) {
                $where = "$file:{$token->line} {$token->text}";
                [$before, $after] = [$tokens[$i - 1]->text ?? '', $tokens[$i + 1]->text ?? ''];
                if ($before === 'use') {
                    $uses[\substr((string) \strrchr("\\$token->text", '\\'), 1)] = $token->text;
                }
                self::assertFalse($token->is([\T_FN, \T_EVAL, \T_INCLUDE, \T_INCLUDE_ONCE, \T_REQUIRE, \T_REQUIRE_ONCE, \T_CALLABLE]), $where);
                self::assertDoesNotMatchRegularExpression('/^(\\\\?(callable|Closure|Traversable|iterable|Generator)|`)$/iD', $token->text, $where);
                self::assertFalse($token->is(\T_FUNCTION) && $after === '(', "$where: closure");
                self::assertFalse($token->is(\T_ELLIPSIS) && $before === '(' && $after === ')', "$where: closure of a function");
                self::assertFalse(\in_array($token->text, [')', ']', '}'], true) && $after === '(', "$where: call of a result");
                self::assertFalse(\in_array($token->text, ['->', '?->', '::'], true) && \in_array($after, ['{', '$'], true), "$where: name from a value");
                if ($token->is(\T_VARIABLE)) {
                    // A function pointer of the library's, cast from a symbol right there.
                    self::assertTrue($after !== '(' || "$file $token->text" === 'Backend/Ffi/FfiMessage $data', "$where: call of a variable");
                    self::assertFalse($before === 'new' || $after === '::' || $before === '->', "$where: name from a variable");
                }
                if ($after === '(' && $token->is([\T_NAME_FULLY_QUALIFIED, \T_STRING]) && !\in_array($before, ['->', '::', 'new', 'function'], true)) {
                    self::assertStringStartsWith('\\', $token->text, "$where: a namespaced function");
                    self::assertNotContains($token->text, ['\constant', '\unserialize', '\define', '\spl_autoload_call'], $where);
                    foreach ((new \ReflectionFunction($token->text))->getParameters() as $parameter) {
                        self::assertStringNotContainsString('callable', (string) $parameter->getType(), $where);
                    }
                }
                $named = $after === '::' || \in_array($before, ['new', 'instanceof', 'extends', 'implements'], true);
                if ($named && $token->is([\T_STRING, \T_NAME_QUALIFIED]) && !\in_array($token->text, ['self', 'parent'], true)) {
                    $class = $uses[$token->text] ?? 'Countersign\\' . (\dirname($file) === '.' ? '' : \strtr(\dirname($file), '/', '\\') . '\\') . $token->text;
                    self::assertContains(\strtr(\substr($class, 12), '\\', '/'), $preloaded, "$where: not preloaded");
                }
            }
        }
    }

    /** A library that leaves a trace when it is loaded, and a header that names it. */
    private function folder(): Folder
    {
        $folder = new Folder();
        $source = $folder->write('evil.c', "#include <fcntl.h>
            __attribute__((constructor)) static void evil(void) { open(\"{$folder->path}/loaded\", O_CREAT | O_WRONLY, 0666); }");
        $library = "{$folder->path}/evil.so";
        self::assertSame([0, '', ''], Process::run([Process::find('cc', 'gcc', 'clang'), '-shared', '-fPIC', '-o', $library, $source]));
        $header = $folder->write('evil.h', "#define FFI_LIB \"$library\"\n");
        // It does what it is for.
        Process::run([\PHP_BINARY, '-r', "FFI::load('$header');"]);
        self::assertFileExists("{$folder->path}/loaded");
        \unlink("{$folder->path}/loaded");

        return $folder;
    }

    private function server(Folder $folder, string $code): Server
    {
        $package = \dirname(__DIR__, 2);
        $signed = Signer::sign('REFNO=1&IPN_PID[]=1&IPN_PNAME[]=a&IPN_DATE=20240102030405', new Secret('k'));
        $code = \str_replace(['@FOLDER@', '@PACKAGE@', '@SIGNED@'], [$folder->path, $package, $signed], self::HOSTILE . "\n$code\necho \"\\n\", json_encode(\$said);\n");

        return Server::fpm($folder, $folder->write('hostile.php', $code), Preloading::ini($folder, NativeLibrary::path()));
    }

    /** @return array<string, string> */
    private function ask(Server $server): array
    {
        $answer = $server->request('GET')[1];
        $said = \json_decode(\substr((string) \strrchr($answer, "\n"), 1), true);
        self::assertIsArray($said, $answer);

        return $said;
    }

    /** @return list<string> the PHP files of a folder, without their ending */
    private static function files(string $folder): array
    {
        $found = [];
        foreach (new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($folder, \FilesystemIterator::SKIP_DOTS)) as $file) {
            if ($file->getExtension() === 'php') {
                $found[] = \substr($file->getPathname(), \strlen($folder) + 1, -4);
            }
        }

        return $found;
    }
}
