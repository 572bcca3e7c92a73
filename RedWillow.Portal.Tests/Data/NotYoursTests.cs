using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.RequestingConsultation;
using RedWillow.Portal.Features.SettingUp;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>A "not yours" leaves one audit row and its stored answer, whoever finds it out and when.</summary>
public sealed class NotYoursTests
{
    // Whoever holds the code of the first start is a visitor, and whoever asks for a call.
    private static readonly Type[] ForVisitors = [typeof(SetUpCenterHandler), typeof(AskForCallHandler)];

    [Theory, OnEachDatabase]
    public async Task Whatever_a_visitor_asks_for_is_not_there_and_written_down(Database database)
    {
        var handlers = typeof(AdmitClientHandler).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("RedWillow.Portal.Features.", StringComparison.Ordinal) == true && type.Name.EndsWith("Handler", StringComparison.Ordinal))
            .Except(ForVisitors).Select(type => (Type: type, Handle: type.GetMethod("HandleAsync")!))
            .Where(handler => handler.Handle.GetParameters().Length == 3).ToList();
        Assert.True(handlers.Count > 30);

        foreach (var (type, handle) in handlers)
        {
            var ask = Blank(handle.GetParameters()[1].ParameterType);
            using var scope = database.Services.CreateScope();

            var answer = (Task)handle.Invoke(scope.ServiceProvider.GetRequiredService(type), [Actor.Visitor.Instance, ask, CancellationToken.None])!;
            await answer;

            var result = answer.GetType().GetProperty("Result")!.GetValue(answer)!;
            Assert.True(result.GetType().GetProperty("Refusal")!.GetValue(result) is NotThere, type.Name);
            await using var db = database.CreateContext();
            var name = ask.GetType().Name;
            Assert.True(await db.AuditEntries.CountAsync(row => row.Act == "Refused:" + name) == 1, name);
            Assert.True(await db.CommandAnswers.CountAsync(row => row.Key == ask.Key) == 1, name);
        }
    }

    [Theory, OnEachDatabase]
    public async Task It_is_written_down_once_and_says_what_was_asked_for(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.PayerPath);
        var ask = new SettlePayer(Guid.NewGuid(), id, PayerPath.SelfPayWithEstimate);

        Assert.IsType<NotThere>((await database.Get<SettlePayerHandler>().HandleAsync(desk.Admin, ask, default)).Refusal);
        Assert.IsType<NotThere>((await database.Get<SettlePayerHandler>().HandleAsync(desk.Admin, ask, default)).Refusal);

        await using var db = database.CreateContext();
        var row = await db.AuditEntries.SingleAsync(entry => entry.Act == "Refused:SettlePayer");
        Assert.Equal((id.Value, desk.Admin.Account), (row.Subject, row.Account));
    }

    [Theory, OnEachDatabase]
    public async Task Who_lost_the_role_is_not_told_the_answer_they_once_got(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.PayerPath);
        var ask = new SettlePayer(Guid.NewGuid(), id, PayerPath.SelfPayWithEstimate);
        var without = new Actor.Staff(desk.FrontDesk.Account, desk.FrontDesk.Id, StaffRoles.Admin);

        Assert.True((await database.Get<SettlePayerHandler>().HandleAsync(desk.FrontDesk, ask, default)).Succeeded);
        Assert.IsType<NotThere>((await database.Get<SettlePayerHandler>().HandleAsync(without, ask, default)).Refusal);
    }

    // A command that says nothing: who may not ask is refused before it is read.
    private static ICommand Blank(Type command)
    {
        var ask = (ICommand)RuntimeHelpers.GetUninitializedObject(command);
        command.GetField("<Key>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(ask, Guid.NewGuid());
        return ask;
    }
}
