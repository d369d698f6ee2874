import { systemProgram, type WindowsFolders } from '../../elevation/windows.js';
import type { TrayBackend } from '../tray.js';
import { createLineProgramBackend } from './backend.js';

/**
 * The icon by Windows PowerShell and .NET, which every Windows carries: for the processors that systray2 has no
 * program for (32 bits, arm64), and where its program is not let run.
 */
export function createPowerShellBackend(folders: WindowsFolders): TrayBackend {
  return createLineProgramBackend({
    name: 'powershell',
    file: systemProgram(folders, 'WindowsPowerShell\\v1.0\\powershell.exe'),
    args: [
      '-NoProfile',
      '-NonInteractive',
      '-STA',
      '-EncodedCommand',
      Buffer.from(NOTIFY_ICON_SCRIPT, 'utf16le').toString('base64'),
    ],
    icon: 'ico',
  });
}

/**
 * Reads the protocol on its input, which a timer looks at: the messages of the icon and the lines come to one thread.
 * The end of the input is the end of the supervisor, and of the icon.
 */
export const NOTIFY_ICON_SCRIPT = `
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Windows.Forms, System.Drawing
$utf8 = New-Object System.Text.UTF8Encoding $false
$reader = New-Object System.IO.StreamReader ([Console]::OpenStandardInput()), $utf8
$writer = New-Object System.IO.StreamWriter ([Console]::OpenStandardOutput()), $utf8
$writer.AutoFlush = $true
function Say($value) { $writer.WriteLine((ConvertTo-Json -Compress $value)) }

$icon = New-Object System.Windows.Forms.NotifyIcon
$menu = New-Object System.Windows.Forms.ContextMenuStrip
$icon.ContextMenuStrip = $menu
$icon.add_MouseClick({ if ($_.Button -eq 'Left') { Say @{ type = 'activated' } } })
$lines = @{}

function Show-Menu($shown) {
  if ($shown.icon) {
    $bytes = [Convert]::FromBase64String($shown.icon)
    $stream = New-Object System.IO.MemoryStream (, $bytes)
    $old = $icon.Icon
    $icon.Icon = New-Object System.Drawing.Icon $stream, ([System.Windows.Forms.SystemInformation]::SmallIconSize)
    if ($old) { $old.Dispose() }
  }
  $text = [string]$shown.tooltip
  $icon.Text = $text.Substring(0, [Math]::Min(63, $text.Length))
}
function Show-Item($item) {
  $line = $lines[[int]$item.__id]
  if (-not $line) { return }
  $line.Text = ([string]$item.title).Replace('&', '&&')
  $line.Enabled = [bool]$item.enabled
  $line.Visible = -not $item.hidden
}
function Add-Item($item) {
  if ($item.title -eq '<SEPARATOR>') {
    [void]$menu.Items.Add((New-Object System.Windows.Forms.ToolStripSeparator))
    return
  }
  $line = New-Object System.Windows.Forms.ToolStripMenuItem
  $line.Tag = [int]$item.__id
  $line.add_Click({ param($sender) Say @{ type = 'clicked'; __id = [int]$sender.Tag } })
  $lines[[int]$item.__id] = $line
  [void]$menu.Items.Add($line)
  Show-Item $item
}

$script:started = $false
$script:pending = $reader.ReadLineAsync()
$timer = New-Object System.Windows.Forms.Timer
$timer.Interval = 100
$timer.add_Tick({
  while ($script:pending.IsCompleted) {
    $text = $script:pending.Result
    if ($null -eq $text) { [System.Windows.Forms.Application]::Exit(); return }
    $message = ConvertFrom-Json $text
    if (-not $script:started) {
      foreach ($item in $message.items) { Add-Item $item }
      Show-Menu $message
      $icon.Visible = $true
      $script:started = $true
    } elseif ($message.type -eq 'update-menu') { Show-Menu $message.menu }
    elseif ($message.type -eq 'update-item') { Show-Item $message.item }
    elseif ($message.type -eq 'exit') { [System.Windows.Forms.Application]::Exit(); return }
    $script:pending = $reader.ReadLineAsync()
  }
})
$timer.Start()
Say @{ type = 'ready' }
try { [System.Windows.Forms.Application]::Run() }
finally { $icon.Visible = $false; $icon.Dispose() }
`;
