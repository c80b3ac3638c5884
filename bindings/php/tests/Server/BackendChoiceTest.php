<?php

declare(strict_types=1);

namespace Countersign\Tests\Server;

use Countersign\Backend\Backends;
use Countersign\Backend\Ffi\Library;
use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;
use Countersign\Tests\Ffi\NativeLibrary;
use PHPUnit\Framework\TestCase;

/**
 * Which backend a real PHP takes: at the command line, behind `php -S` and behind php-fpm, with and without what FFI needs.
 */
final class BackendChoiceTest extends TestCase
{
    private const RESTRICTED = 'PHP allows no FFI here (ffi.enable); on a web server preload the library as ini/countersign.ini shows';

    public function testCommandLine(): void
    {
        $folder = new Folder();
        $script = $this->package($folder);
        // Nowhere a library.
        self::assertSame(['php', 'libcountersign could not be loaded; is it installed, and built for this machine?'], $this->php([$script]));
        // The system's linker finds one.
        \mkdir("{$folder->path}/system");
        \copy(NativeLibrary::path(), "{$folder->path}/system/" . Library::systemName());
        $environment = ['LD_LIBRARY_PATH' => "{$folder->path}/system", 'DYLD_LIBRARY_PATH' => "{$folder->path}/system"];
        self::assertSame(['ffi', ''], $this->php([$script], $environment));
        // One is beside the package.
        $this->bundle($folder);
        self::assertSame(['ffi', ''], $this->php([$script]));
        // PHP has been told to have no FFI, or has none.
        self::assertSame(['php', self::RESTRICTED], $this->php(['-d', 'ffi.enable=false', $script]));
        self::assertSame(['php', 'PHP has no FFI; install and enable its ffi extension'], $this->php(['-n', $script]));
        // What is beside it is not a library.
        \file_put_contents("{$folder->path}/package/lib/" . \basename(\dirname(Library::bundled())) . '/' . \basename(Library::bundled()), 'x');
        self::assertSame('php', $this->php([$script])[0]);
    }

    public function testWebServersWithoutPreloading(): void
    {
        $folder = new Folder();
        $script = $this->package($folder);
        $this->bundle($folder);
        foreach ([Server::builtIn($folder, $script), Server::fpm($folder, $script, '')] as $server) {
            [$status, $answer] = $server->request('GET');
            self::assertSame([200, ['php', self::RESTRICTED]], [$status, \json_decode($answer)]);
        }
    }

    public function testFpmWithPreloading(): void
    {
        $folder = new Folder();
        $ini = Preloading::ini($folder, NativeLibrary::path());
        $server = Server::fpm($folder, $this->script($folder, \dirname(__DIR__, 2)), $ini);
        for ($i = 0; $i < 20; ++$i) { // Both workers, each more than once.
            [$status, $answer] = $server->request('GET');
            self::assertSame([200, ['ffi', '']], [$status, \json_decode($answer)]);
        }
        self::assertStringNotContainsString('WARNING', $folder->read('fpm.log'));
        self::assertStringNotContainsString('Warning', $folder->read('fpm-output.log'));
    }

    public function testAnotherLibrary(): void
    {
        $folder = new Folder();
        self::assertUnavailable('there is no libcountersign at the path given', "{$folder->path}/missing.so");
        self::assertUnavailable('there is no libcountersign at the path given', $folder->path);
        $text = 'libcountersign could not be loaded; is it installed, and built for this machine?';
        self::assertUnavailable($text, $folder->write('text.so', 'x'));
        self::assertUnavailable($text, 'libcountersign-of-nobody.so.7');
        self::assertUnavailable($text, $this->compile($folder, 'stranger', 'int something(void) { return 1; }'));
        $newer = $this->compile($folder, 'newer', '#include <stdint.h>
            uint32_t countersign_abi_version(void) { return 7; }');
        $differs = 'libcountersign has ABI version 7 and this package needs 1; install the same release of both';
        self::assertUnavailable($differs, $newer);
        // Also where a server preloads it.
        [$status, , $errors] = Preloading::program(!Preloading::isRoot(), "{$folder->path}/h.h", $newer);
        self::assertSame([2, "$differs\n"], [$status, $errors]);
        self::assertFileDoesNotExist("{$folder->path}/h.h");
    }

    public function testPreloadedLibraryOfAnotherVersion(): void
    {
        $folder = new Folder();
        // All functions are there, and a version that is not ours.
        $header = (string) \file_get_contents(\dirname(__DIR__, 2) . '/src/Backend/Ffi/countersign.h');
        \preg_match_all('/^\w[\w ]*[ *](countersign_\w+)\(/m', $header, $names);
        self::assertGreaterThan(40, \count($names[1]));
        $functions = '';
        foreach ($names[1] as $name) {
            $functions .= "int $name(void) { return 7; }\n";
        }
        $library = $this->compile($folder, 'next', $functions);
        $ini = \preg_replace('/^ffi.preload=.*$/m', "ffi.preload={$folder->path}/next.h", Preloading::ini($folder, NativeLibrary::path()));
        $folder->write('next.h', "#define FFI_SCOPE \"countersign\"\n#define FFI_LIB \"$library\"\n$header");
        $server = Server::fpm($folder, $this->script($folder, \dirname(__DIR__, 2)), (string) $ini);
        $expected = ['php', 'libcountersign has ABI version 7 and this package needs 1; install the same release of both'];
        self::assertSame($expected, \json_decode($server->request('GET')[1]));
    }

    public function testPreloadHeaderIsRefusedWhereItWouldBeWrong(): void
    {
        $folder = new Folder();
        $run = static fn (string ...$arguments): array => Preloading::program(!Preloading::isRoot(), ...$arguments);
        foreach ([[], ['relative.h'], ['/a', '/b', '/c'], ["{$folder->path}/h.h", "{$folder->path}/missing"]] as $arguments) {
            [$status, $output, $errors] = $run(...$arguments);
            self::assertSame([2, ''], [$status, $output]);
            self::assertNotSame('', $errors);
        }
        \mkdir("{$folder->path}/a\"b");
        \copy(NativeLibrary::path(), "{$folder->path}/a\"b/x.so");
        self::assertSame(2, $run("{$folder->path}/h.h", "{$folder->path}/a\"b/x.so")[0]);
        [$status, , $errors] = $run("{$folder->path}/none/h.h", NativeLibrary::path());
        self::assertSame([2, "{$folder->path}/none/h.h cannot be written\n"], [$status, $errors]);
        self::assertSame(0, $run('--help')[0]);
    }

    public function testRootWritesNoHeaderThatOthersCouldExchange(): void
    {
        $folder = new Folder();
        if (!Preloading::isRoot()) {
            self::assertSame(0, Preloading::program(true, "{$folder->path}/h.h", NativeLibrary::path())[0]);

            return; // What only root is refused, only root can try.
        }
        $safe = '/var/lib/countersign-' . \bin2hex(\random_bytes(6));
        \mkdir($safe);
        \chmod($safe, 0755);
        try {
            \copy(NativeLibrary::path(), "$safe/x.so");
            \copy(NativeLibrary::path(), "{$folder->path}/x.so");
            self::assertExposed($folder->path, "{$folder->path}/h.h", "$safe/x.so");
            self::assertExposed($folder->path, "$safe/h.h", "{$folder->path}/x.so");
            \chmod("$safe/x.so", 0775);
            self::assertExposed("$safe/x.so", "$safe/h.h", "$safe/x.so");
            \chmod("$safe/x.so", 0755);
            \symlink("{$folder->path}/x.so", "$safe/link.so");
            self::assertExposed($folder->path, "$safe/h.h", "$safe/link.so");
            self::assertFileDoesNotExist("$safe/h.h");
            [$status, $lines, $errors] = Preloading::program(true, "$safe/h.h", "$safe/x.so");
            self::assertSame([0, ''], [$status, $errors]);
            self::assertStringStartsWith("ffi.preload=$safe/h.h\n", $lines);
            \chown("$safe/h.h", Server::user());
            self::assertExposed("$safe/h.h", "$safe/h.h", "$safe/x.so");
        } finally {
            foreach ((array) \glob("$safe/*") as $file) {
                \unlink((string) $file);
            }
            \rmdir($safe);
        }
    }

    /** Hosts switch functions off; the verdict comes from PHP code then, not an Error. */
    public function testDisabledFunctions(): void
    {
        $folder = new Folder();
        $script = $this->package($folder);
        $this->bundle($folder);
        $file = (string) \file_get_contents($script);
        $script = $folder->write('quiet.php', \str_replace('Countersign\\Exception\\ConfigurationException $e', '\Throwable $e', $file));
        foreach (['php_uname' => 'php', 'php_uname,realpath' => 'php', 'strpbrk,file_get_contents,error_log' => 'php', 'ini_get' => 'ffi'] as $names => $backend) {
            self::assertSame($backend, $this->php(['-d', "disable_functions=$names", $script])[0], $names);
        }
    }

    public function testPreloadedPackageOfAnotherRelease(): void
    {
        $folder = new Folder();
        $script = $this->package($folder);
        $path = "{$folder->path}/package/src/Backend/Backends.php";
        $release = "RELEASE = '" . Library::RELEASE . "'";
        self::assertStringContainsString($release, (string) \file_get_contents($path));
        \file_put_contents($path, \str_replace($release, "RELEASE = '999'", (string) \file_get_contents($path)));
        $server = Server::fpm($folder, $script, Preloading::ini($folder, NativeLibrary::path()));
        $expected = ['php', 'the server preloaded another release of this package; write the header again and restart it'];
        self::assertSame($expected, \json_decode($server->request('GET')[1]));
        // Both are the release that all of the project has.
        self::assertSame(Library::RELEASE, Backends::RELEASE);
        $cargo = (string) \file_get_contents(\dirname(__DIR__, 4) . '/Cargo.toml');
        self::assertStringContainsString('version = "' . Library::RELEASE . '"', $cargo);
    }

    private static function assertExposed(string $path, string ...$arguments): void
    {
        [$status, $output, $errors] = Preloading::program(true, ...$arguments);
        self::assertSame([2, ''], [$status, $output]);
        self::assertSame("$path can be changed by others than root, and php-fpm would load the library as root; see \"Two backends\" in README.md\n", $errors);
    }

    private static function assertUnavailable(string $text, string $library): void
    {
        try {
            Backends::ffi($library);
        } catch (ConfigurationException $e) {
            self::assertSame([ErrorCode::BackendUnavailable, $text], [$e->error, $e->getMessage()]);

            return;
        }
        self::fail("$library was loaded");
    }

    /** The package alone, as it is installed, and a script that tells what it chose. */
    private function package(Folder $folder): string
    {
        $package = \dirname(__DIR__, 2);
        $folder->copy("$package/src", 'package/src');
        $folder->write('package/autoload.php', (string) \file_get_contents("$package/autoload.php"));

        return $this->script($folder, "{$folder->path}/package");
    }

    private function script(Folder $folder, string $package): string
    {
        return $folder->write('which.php', "<?php
            require '$package/autoload.php';
            use Countersign\\{Algorithm, Policy, Secret, Verifier};
            use Countersign\\Testing\\Signer;
            \$secret = new Secret('k');
            \$verifier = new Verifier(\$secret, new Policy(strict: true, maxAge: PHP_INT_MAX));
            \$message = \$verifier->verify(Signer::sign(
                'REFNO=1&IPN_PID[]=1&IPN_PID[]=2&IPN_PNAME[]=a&IPN_PNAME[]=%FF&IPN_DATE=20240102030405&TIMEZONE_OFFSET=GMT%2B00:00', \$secret));
            \$ok = \$message->get('IPN_PNAME[1]') === \"\\xff\" && count(\$message->fields()) === 7 && \$message->all('IPN_PID') === ['1', '2']
                && strlen(\$message->receipt()->text()) === 113;
            try {
                \$verifier->verify('REFNO=1&HASH=a&HASH=b');
                \$ok = false;
            } catch (Countersign\\Exception\\VerificationException \$e) {
                \$ok = \$ok && \$e->getMessage() === 'HASH was sent more than once';
            }
            \$why = '';
            try {
                Countersign\\Backend\\Backends::ffi();
            } catch (Countersign\\Exception\\ConfigurationException \$e) {
                \$why = \$e->getMessage();
            }
            echo json_encode([\$ok ? \$verifier->backend() : 'wrong', \$why]);
        ");
    }

    private function bundle(Folder $folder): void
    {
        $path = \substr(Library::bundled(), \strlen(\dirname(__DIR__, 2)));
        $folder->write("package$path", (string) \file_get_contents(NativeLibrary::path()));
    }

    private function compile(Folder $folder, string $name, string $source): string
    {
        $file = $folder->write("$name.c", $source);
        $command = [Process::find('cc', 'gcc', 'clang'), '-w', '-fno-builtin', '-shared', '-fPIC', '-o', "{$folder->path}/$name.so", $file];
        self::assertSame([0, '', ''], Process::run($command));

        return "{$folder->path}/$name.so";
    }

    /**
     * @param non-empty-list<string> $arguments
     * @param array<string, string>  $environment
     *
     * @return list<string>
     */
    private function php(array $arguments, array $environment = []): array
    {
        [$status, $output, $errors] = Process::run([\PHP_BINARY, ...$arguments], '', $environment);
        self::assertSame([0, ''], [$status, $errors], $output);

        return \json_decode($output, true, 8, \JSON_THROW_ON_ERROR);
    }
}
