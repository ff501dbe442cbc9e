"""What was wrong, where, and what to write instead.

In: codes and their parameters, from `source`, `load` and `coach`. Out: `Diagnostic` values, and their text with a
caret, JSON, SARIF or GitHub annotations. Guaranteed: no message is built anywhere else, each exists in Chinese and in
English, and rendering never raises whatever the parameters hold.
"""
