#!/usr/bin/env node
import { mainOfProcess } from '../dist/cli.js'

process.exitCode = await mainOfProcess()
