# Sets up what Rampath needs in .venv and starts it; needs no administrator rights.
#   installer\run.ps1              the window on the sample plan
#   installer\run.ps1 -Headless    the main job without a window, into out\
#   installer\run.ps1 COMMAND ...  the same as "rampath COMMAND ...", such as: installer\run.ps1 report --help
[CmdletBinding(PositionalBinding = $false)]
param(
    [switch] $Headless,
    [Parameter(ValueFromRemainingArguments = $true)] [string[]] $Arguments = @()
)
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$venv = Join-Path $root '.venv'
$python = Join-Path $venv 'Scripts\python.exe'
$lock = Join-Path $root 'requirements.lock'
$stamp = Join-Path $venv 'rampath-run.stamp'

function Stop-With([string] $sentence) {
    [Console]::Error.WriteLine($sentence)
    exit 2
}

# The first Python from 3.11 on: the launcher's, or one on the path.
function Find-Python {
    $candidates = @(
        @('py', '-3.13'), @('py', '-3.12'), @('py', '-3.11'), @('python'), @('python3')
    )
    foreach ($candidate in $candidates) {
        if (-not (Get-Command $candidate[0] -ErrorAction SilentlyContinue)) { continue }
        $rest = @($candidate | Select-Object -Skip 1)
        try {
            & $candidate[0] @rest -c 'import sys; sys.exit(not sys.version_info >= (3, 11))' 2>$null
            if ($LASTEXITCODE -eq 0) { return , $candidate }
        } catch {
            continue
        }
    }
    return $null
}

function Get-Wanted([string] $version) {
    $hashes = foreach ($file in @($lock, (Join-Path $root 'pyproject.toml'))) {
        (Get-FileHash -Algorithm SHA256 -Path $file).Hash
    }
    return (@($version, $root) + $hashes) -join ' '
}

$base = Find-Python
if ($null -eq $base) {
    Stop-With 'Rampath needs Python 3.11 or later; install it for yourself (no administrator rights are needed) and run this again.'
}
$rest = @($base | Select-Object -Skip 1)
$version = & $base[0] @rest -c 'import sys; print(sys.version.split()[0])'
$wanted = Get-Wanted $version
$known = ''
if (Test-Path $stamp) { $known = (Get-Content -Raw $stamp).Trim() }
if (($known -ne $wanted) -or -not (Test-Path $python)) {
    Write-Output "Setting up $venv with Python $version (the first time takes a minute or two) ..."
    if (Test-Path $venv) { Remove-Item -Recurse -Force $venv }
    & $base[0] @rest -m venv $venv
    if ($LASTEXITCODE -ne 0) { Stop-With "The environment $venv could not be made; the message above says why." }
    Write-Output 'Installing the pinned packages ...'
    & $python -m pip install --quiet --disable-pip-version-check --require-hashes --no-warn-script-location -r $lock
    if ($LASTEXITCODE -ne 0) { Stop-With 'The packages could not be installed; check that the package index can be reached, and run this again.' }
    & $python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e $root
    if ($LASTEXITCODE -ne 0) { Stop-With 'Rampath itself could not be installed; the message above says why.' }
    Set-Content -Path $stamp -Value $wanted -Encoding ASCII
}

if ($Arguments.Count -gt 0) {
    & $python -m rampath @Arguments
    exit $LASTEXITCODE
}
if (-not $Headless) {
    Write-Output 'Opening Rampath on its sample ...'
    & $python -m rampath
    exit $LASTEXITCODE
}
$out = Join-Path $root 'out'
New-Item -ItemType Directory -Force -Path $out | Out-Null
$plan = Join-Path $out 'plan-hague-2035.xlsx'
$pack = Join-Path $out 'compliance-pack.pdf'
Write-Output 'Doing the main job without a window: reading the sample and planning ...'
& $python -m rampath plan (Join-Path $root 'samples\nato-2026.xlsx') --commitment hague-2035 -o $plan
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
& $python -m rampath report $plan -o $pack
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
Write-Output "Done. The plan workbook is $plan"
Write-Output "      the compliance pack is $pack"
