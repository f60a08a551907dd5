using System.Text;
using System.Text.Json.Nodes;
using Course.Documents;

namespace Course.Tests;

/// <summary>Notebooks in the manner of many makers; each was written for this test.</summary>
public class ForeignNotebookTests
{
    private static readonly (string Maker, string Text)[] s_notebooks =
    [
        ("Jupyter 4.0: no name of the kernel's language, a signature, output with a png", """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": 3,
               "metadata": {
                "collapsed": false
               },
               "outputs": [
                {
                 "data": {
                  "image/png": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\n",
                  "text/plain": [
                   "<matplotlib.figure.Figure at 0x7f1c>"
                  ]
                 },
                 "metadata": {},
                 "output_type": "display_data"
                }
               ],
               "source": [
                "%matplotlib inline\n",
                "plt.plot([1, 2])"
               ]
              },
              {
               "cell_type": "heading",
               "level": 2,
               "metadata": {},
               "source": [
                "An old heading"
               ]
              }
             ],
             "metadata": {
              "signature": "sha256:00ff"
             },
             "nbformat": 4,
             "nbformat_minor": 0
            }

            """),
        ("Jupyter 4.2: a traceback with terminal colours, an attachment, a raw cell, escapes of every kind", """
            {
             "cells": [
              {
               "attachments": {
                "image.png": {
                 "image/png": "iVBORw0KGgo="
                }
               },
               "cell_type": "markdown",
               "metadata": {},
               "source": [
                "![image.png](attachment:image.png)\n",
                "\"quoted\" \\\\ \\u03c0 a/b <b> & ' \t tab, \b\f, é, 𝐱, 😀"
               ]
              },
              {
               "cell_type": "raw",
               "metadata": {
                "format": "text/restructuredtext",
                "raw_mimetype": "text/latex"
               },
               "source": [
                "\\frac{\\partial f}{\\partial x}"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": 1,
               "metadata": {
                "tags": [
                 "raises-exception"
                ]
               },
               "outputs": [
                {
                 "ename": "ZeroDivisionError",
                 "evalue": "division by zero",
                 "output_type": "error",
                 "traceback": [
                  "\u001b[0;31m---------------------------------------------------------------------------\u001b[0m",
                  "\u001b[0;31mZeroDivisionError\u001b[0m: division by zero"
                 ]
                }
               ],
               "source": [
                "1/0"
               ]
              }
             ],
             "metadata": {
              "kernelspec": {
               "display_name": "Python 3",
               "language": "python",
               "name": "python3"
              },
              "language_info": {
               "codemirror_mode": {
                "name": "ipython",
                "version": 3
               },
               "file_extension": ".py",
               "mimetype": "text/x-python",
               "name": "python",
               "version": "3.6.5"
              },
              "toc": {
               "nav_menu": {},
               "number_sections": true,
               "toc_position": {}
              }
             },
             "nbformat": 4,
             "nbformat_minor": 2
            }

            """),
        ("JupyterLab 4.5: cell ids, widget state, scrolled output, execution times", """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": 2,
               "id": "0c6f9d3a-7d2e-4a57-b0c0-1f3f7f6f0001",
               "metadata": {
                "editable": true,
                "execution": {
                 "iopub.execute_input": "2024-03-05T08:00:00.000000Z",
                 "shell.execute_reply": "2024-03-05T08:00:00.100000Z"
                },
                "scrolled": true,
                "slideshow": {
                 "slide_type": ""
                },
                "tags": []
               },
               "outputs": [
                {
                 "data": {
                  "application/vnd.jupyter.widget-view+json": {
                   "model_id": "5f2f",
                   "version_major": 2,
                   "version_minor": 0
                  },
                  "text/plain": [
                   "IntSlider(value=0)"
                  ]
                 },
                 "execution_count": 2,
                 "metadata": {},
                 "output_type": "execute_result"
                }
               ],
               "source": [
                "IntSlider()"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "0c6f9d3a",
               "metadata": {},
               "outputs": [],
               "source": []
              }
             ],
             "metadata": {
              "widgets": {
               "application/vnd.jupyter.widget-state+json": {
                "state": {
                 "5f2f": {
                  "model_module": "@jupyter-widgets/controls",
                  "model_module_version": "2.0.0",
                  "model_name": "IntSliderModel",
                  "state": {
                   "behavior": "drag-tap",
                   "max": 1e2,
                   "step": 0.10
                  }
                 }
                },
                "version_major": 2,
                "version_minor": 0
               }
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """),
        ("Colab: two spaces, the version first, form metadata, no line end at the end", """
            {
              "nbformat": 4,
              "nbformat_minor": 0,
              "metadata": {
                "colab": {
                  "provenance": [],
                  "collapsed_sections": [
                    "aBcD"
                  ],
                  "toc_visible": true
                },
                "kernelspec": {
                  "name": "python3",
                  "display_name": "Python 3"
                },
                "accelerator": "GPU"
              },
              "cells": [
                {
                  "cell_type": "code",
                  "source": [
                    "#@title Step { display-mode: \"form\" }\n",
                    "h = 1e-7 #@param {type:\"number\"}"
                  ],
                  "metadata": {
                    "id": "x1Y2z3",
                    "cellView": "form",
                    "colab": {
                      "base_uri": "https://localhost:8080/"
                    },
                    "outputId": "c0ffee"
                  },
                  "execution_count": null,
                  "outputs": [
                    {
                      "output_type": "stream",
                      "name": "stdout",
                      "text": [
                        "1\n",
                        "2\n"
                      ]
                    }
                  ]
                }
              ]
            }
            """),
        ("VS Code Polyglot Notebooks: the kernel of each cell in its metadata", """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": 1,
               "metadata": {
                "dotnet_interactive": {
                 "language": "fsharp"
                },
                "polyglot_notebook": {
                 "kernelName": "fsharp"
                },
                "vscode": {
                 "languageId": "polyglot-notebook"
                }
               },
               "outputs": [
                {
                 "data": {
                  "text/html": [
                   "<div class=\"dni-plaintext\"><pre>1</pre></div><style>\r\n",
                   ".dni-code-hint { color: #000; }\r\n",
                   "</style>"
                  ]
                 },
                 "metadata": {},
                 "output_type": "display_data"
                }
               ],
               "source": [
                "let x = 1\r\n",
                "x"
               ]
              }
             ],
             "metadata": {
              "kernelspec": {
               "display_name": ".NET (C#)",
               "language": "C#",
               "name": ".net-csharp"
              },
              "polyglot_notebook": {
               "kernelInfo": {
                "defaultKernelName": "csharp",
                "items": [
                 {
                  "aliases": [],
                  "name": "csharp"
                 }
                ]
               }
              }
             },
             "nbformat": 4,
             "nbformat_minor": 2
            }
            """),
        ("Verso: texts as single strings, two spaces, ids as GUIDs", """
            {
              "nbformat": 4,
              "nbformat_minor": 5,
              "metadata": {
                "kernelspec": {
                  "name": ".net-csharp",
                  "language": "C#",
                  "display_name": ".NET (C#)"
                },
                "verso": {
                  "version": "1.0"
                }
              },
              "cells": [
                {
                  "id": "1f0f7a52-4a5e-4b6a-9c1a-000000000001",
                  "cell_type": "code",
                  "metadata": {},
                  "source": "var π = Math.PI;\nπ",
                  "execution_count": 1,
                  "outputs": [
                    {
                      "output_type": "display_data",
                      "data": {
                        "text/plain": "3.141592653589793"
                      },
                      "metadata": {}
                    }
                  ]
                },
                {
                  "id": "1f0f7a52-4a5e-4b6a-9c1a-000000000002",
                  "cell_type": "markdown",
                  "metadata": {},
                  "source": ""
                }
              ]
            }
            """),
        ("nbconvert and papermill: parameters, times, a stream of each kind", """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": 1,
               "id": "8ad1a5f0",
               "metadata": {
                "papermill": {
                 "duration": 0.010234,
                 "end_time": "2024-03-05T08:00:00.123456",
                 "exception": false,
                 "status": "completed"
                },
                "tags": [
                 "parameters",
                 "skip-execution"
                ]
               },
               "outputs": [
                {
                 "name": "stderr",
                 "output_type": "stream",
                 "text": [
                  "warning\r",
                  "again\n"
                 ]
                },
                {
                 "name": "stdout",
                 "output_type": "stream",
                 "text": [
                  "done"
                 ]
                }
               ],
               "source": [
                "n = 10"
               ]
              }
             ],
             "metadata": {
              "celltoolbar": "Tags",
              "papermill": {
               "default_parameters": {},
               "duration": 1.5e-05,
               "parameters": {
                "n": -10
               }
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """),
        ("Deepnote: two spaces, unusual keys on cells", """
            {
              "cells": [
                {
                  "cell_type": "code",
                  "metadata": {
                    "source_hash": null,
                    "execution_start": 1709625600000,
                    "execution_millis": 12,
                    "deepnote_to_be_reexecuted": false,
                    "cell_id": "00000-ab",
                    "deepnote_cell_type": "code"
                  },
                  "source": "x = 1\nx",
                  "block_group": "a1",
                  "execution_count": 1,
                  "outputs": [
                    {
                      "output_type": "execute_result",
                      "execution_count": 1,
                      "data": {
                        "text/plain": "1"
                      },
                      "metadata": {}
                    }
                  ],
                  "outputs_reference": null
                }
              ],
              "nbformat": 4,
              "nbformat_minor": 0,
              "metadata": {
                "deepnote": {},
                "orig_nbformat": 2,
                "deepnote_notebook_id": "0a0b"
              }
            }
            """),
        ("Kaggle: the whole notebook on one line",
            """{"metadata":{"kernelspec":{"language":"python","display_name":"Python 3","name":"python3"},"kaggle":"""
            + """{"accelerator":"none","dataSources":[],"isGpuEnabled":false}},"nbformat_minor":4,"nbformat":4,"cells":"""
            + """[{"cell_type":"code","source":"# é\nprint(\"π\")","metadata":"""
            + """{"_uuid":"8f2839f25d086af736a60e9eeb907d3b93b6e0e5","_cell_guid":"b1076dfc","trusted":true},"execution_count":"""
            + """null,"outputs":[]}]}"""),
        ("R", """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": 1,
               "metadata": {
                "vscode": {
                 "languageId": "r"
                }
               },
               "outputs": [
                {
                 "data": {
                  "text/html": [
                   "<style>\n",
                   ".list-inline {list-style: none}\n",
                   "</style>\n",
                   "<ol class=list-inline><li>1</li><li>2</li></ol>\n"
                  ],
                  "text/latex": [
                   "\\begin{enumerate*}\n",
                   "\\item 1\n",
                   "\\end{enumerate*}\n"
                  ],
                  "text/plain": [
                   "[1] 1 2"
                  ]
                 },
                 "metadata": {},
                 "output_type": "display_data"
                }
               ],
               "source": [
                "x <- c(1, 2)\n",
                "x"
               ]
              }
             ],
             "metadata": {
              "kernelspec": {
               "display_name": "R",
               "language": "R",
               "name": "ir"
              }
             },
             "nbformat": 4,
             "nbformat_minor": 4
            }

            """),
        ("Julia: Greek and mathematical letters", """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": 1,
               "id": "c7a1",
               "metadata": {},
               "outputs": [
                {
                 "data": {
                  "text/plain": [
                   "∂f_∂x (generic function with 1 method)"
                  ]
                 },
                 "execution_count": 1,
                 "metadata": {},
                 "output_type": "execute_result"
                }
               ],
               "source": [
                "∂f_∂x(x, y) = 2x * sin(y) # ∇, x̂, 𝒪(ε²), \u2028 ideographs 偏微分, right to left שלום"
               ]
              }
             ],
             "metadata": {
              "kernelspec": {
               "display_name": "Julia 1.10.0",
               "language": "julia",
               "name": "julia-1.10"
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """.Replace("\\u2028", "\u2028", StringComparison.Ordinal)),
        ("A script with Python's json module: ASCII only, four spaces", """
            {
                "cells": [
                    {
                        "cell_type": "markdown",
                        "metadata": {},
                        "source": [
                            "\u2202f/\u2202x at \u03c0, \u00e9, \ud83d\ude00, a\\u03c0b, \u001b"
                        ]
                    },
                    {
                        "cell_type": "code",
                        "execution_count": null,
                        "metadata": {},
                        "outputs": [],
                        "source": [
                            "1"
                        ]
                    }
                ],
                "metadata": {},
                "nbformat": 4,
                "nbformat_minor": 2
            }
            """),
    ];

    /// <summary>Each notebook, and some once more as Windows, an indentation with tabs, and an editor that adds a byte order mark write
    /// them.</summary>
    private static readonly Dictionary<string, string> s_all = new[]
    {
        s_notebooks,
        [.. s_notebooks.Take(3).Select(n => (n.Maker + "; Windows line ends", n.Text.ReplaceLineEndings("\r\n")))],
        [.. s_notebooks.Take(3).Select(n => (n.Maker + "; tabs", Tabs(n.Text)))],
        [.. s_notebooks.Take(3).Select(n => (n.Maker + "; byte order mark", "\uFEFF" + n.Text))],
    }.SelectMany(group => group).ToDictionary(n => n.Item1, n => n.Item2);

    /// <summary>The texts of all notebooks.</summary>
    internal static IEnumerable<string> Texts => s_all.Values;

    public static TheoryData<string> Makers => [.. s_all.Keys];

    [Theory]
    [MemberData(nameof(Makers))]
    public void A_notebook_of_another_maker_is_written_back_byte_for_byte(string maker)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.ipynb", s_all[maker]);
        byte[] before = File.ReadAllBytes(path);

        Notebook notebook = Notebook.Load(path);

        Assert.False(notebook.Save());
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    /// <summary>What is stronger: the layout is known so well that a change leaves all other lines as they are.</summary>
    [Theory]
    [MemberData(nameof(Makers))]
    public void A_notebook_of_another_maker_written_anew_is_the_same_byte_for_byte(string maker)
    {
        string text = s_all[maker];
        var document = (JsonObject)JsonNode.Parse(text.TrimStart('\uFEFF'))!;

        string written = NotebookFormat.Of(text).Write(document);

        Assert.Equal(text, written);
    }

    private static string Tabs(string text) =>
        string.Join('\n', text.Split('\n').Select(line =>
            new string('\t', line.Length - line.TrimStart(' ').Length) + line.TrimStart(' ')));
}
