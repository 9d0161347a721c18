@echo off
rem The mien command in the source tree on Windows: builds where there is no build yet. After changes: mien.cmd --rebuild.
setlocal
set "MIEN_SOURCE=%~dp0"
set "MIEN_APP=%MIEN_SOURCE%mien-cli\target\app"
if "%~1"=="--rebuild" goto build
if exist "%MIEN_APP%\built" goto run

:build
echo mien: building (once; a few minutes on first start, dependencies are downloaded) ...>&2
pushd "%MIEN_SOURCE%"
call mvnw.cmd -B -q -ntp -pl mien-cli -am -Dmaven.test.skip=true -Dspotless.check.skip package
set "MIEN_RESULT=%errorlevel%"
popd
if not "%MIEN_RESULT%"=="0" exit /b 2
echo built> "%MIEN_APP%\built"
if "%~1"=="--rebuild" exit /b 0

:run
call "%MIEN_APP%\bin\mien.cmd" %*
exit /b %errorlevel%
