@echo off
rem Starts Mien out of the folder that it was unpacked into; MIEN_JAVA_OPTIONS are given to the JVM.
setlocal
for %%i in ("%~dp0..") do set "MIEN_HOME=%%~fi"

set "MIEN_JAVA=java"
if defined JAVA_HOME set "MIEN_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%MIEN_HOME%\runtime\bin\java.exe" set "MIEN_JAVA=%MIEN_HOME%\runtime\bin\java.exe"
if exist "%MIEN_JAVA%" goto found
if not "%MIEN_JAVA%"=="java" goto nojava
for %%i in (java.exe) do if "%%~$PATH:i"=="" goto nojava
:found

rem ONNX Runtime would keep a number of this machine, and send its maker what it is used for.
set "ORT_DISABLE_TELEMETRY=1"

rem The second is for the server's libraries on Java 24 and later; older Javas do not know it, and need not.
set "MIEN_OPTIONS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -XX:+IgnoreUnrecognizedVMOptions"
rem What runs long is served best by the JVM's own choices, what is short by a quick start.
if "%~1"=="serve" set "MIEN_OPTIONS=%MIEN_OPTIONS% -XX:+ExitOnOutOfMemoryError"
if "%~1"=="serve" goto start
if "%~1"=="train" goto start
if "%~1"=="demo" goto start
set "MIEN_OPTIONS=%MIEN_OPTIONS% -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

:start
if exist "%MIEN_HOME%\native" (
    "%MIEN_JAVA%" %MIEN_OPTIONS% "-Donnxruntime.native.path=%MIEN_HOME%\native" %MIEN_JAVA_OPTIONS% -jar "%MIEN_HOME%\lib\mien.jar" %*
) else (
    "%MIEN_JAVA%" %MIEN_OPTIONS% %MIEN_JAVA_OPTIONS% -jar "%MIEN_HOME%\lib\mien.jar" %*
)
exit /b %errorlevel%

:nojava
echo mien: no '%MIEN_JAVA%'; install Java 17 or newer, or set JAVA_HOME to one>&2
exit /b 2
