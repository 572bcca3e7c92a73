using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>How staff can make sure who somebody is, in words.</summary>
internal static class IdentityWords
{
    public static readonly IReadOnlyList<Choice<IdentityCheck?>> All =
    [
        new(IdentityCheck.FaceToFace, "They are here, and I know them or saw an ID"),
        new(IdentityCheck.VideoCall, "I saw them on a video call"),
        new(IdentityCheck.CalledBack, "I called the number that was on file before"),
        new(IdentityCheck.Questions, "They told me things only they and we know"),
    ];
}
