namespace Course.Tests;

/// <summary>A fixture that all classes of the program share: made when the first asks for it, and gone when the process ends.</summary>
public sealed class Shared<T> : IAsyncLifetime
    where T : class, IAsyncLifetime, new()
{
    private static readonly Lazy<Task<T>> s_fixture = new(CreateAsync);
    private T? _fixture;

    public T Fixture => _fixture!;

    public async ValueTask InitializeAsync() => _fixture = await s_fixture.Value;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<T> CreateAsync()
    {
        var fixture = new T();
        await fixture.InitializeAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => fixture.DisposeAsync().AsTask().Wait();
        return fixture;
    }
}
